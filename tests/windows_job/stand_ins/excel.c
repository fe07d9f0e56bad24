/* What other programs see of a running Excel: a process EXCEL.EXE and, with the argument "window", the
   windows XLMAIN > XLDESK > EXCEL7 by which xlwings finds a workbook. With "desktop" it is none of that but
   a window that keeps Wine's desktop alive. It ends when it is told to, or after an hour. */
#include <windows.h>
#include <string.h>

static HWND window(const char *name, HWND parent, HINSTANCE program)
{
    WNDCLASSA kind = {0};
    kind.lpfnWndProc = DefWindowProcA;
    kind.hInstance = program;
    kind.lpszClassName = name;
    RegisterClassA(&kind);
    return CreateWindowA(name, name, WS_VISIBLE | (parent ? WS_CHILD : WS_OVERLAPPEDWINDOW), 0, 0, 300, 200,
                         parent, 0, program, 0);
}

int WINAPI WinMain(HINSTANCE program, HINSTANCE before, LPSTR arguments, int show)
{
    MSG message;
    if (strstr(arguments, "window"))
        window("EXCEL7", window("XLDESK", window("XLMAIN", 0, program), program), program);
    if (strstr(arguments, "desktop"))
        window("DESKTOP", 0, program);
    SetTimer(0, 0, 3600 * 1000, 0);
    while (GetMessageA(&message, 0, 0, 0) > 0 && (message.message != WM_TIMER || message.hwnd))
        DispatchMessageA(&message);
    return 0;
}
