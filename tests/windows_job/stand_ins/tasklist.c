/* tasklist /FI "IMAGENAME eq EXCEL.EXE" as Windows prints it, as a table or (/FO CSV) as CSV. Wine 8's own
   prints nothing, so that neither the doctor nor xlwings' exit handler would find any Excel. */
#include <windows.h>
#include <tlhelp32.h>
#include <stdio.h>

int main(int count, char **arguments)
{
    PROCESSENTRY32 process = {.dwSize = sizeof process};
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    int csv = 0, found = 0;
    for (int i = 1; i < count; i++)
        csv |= !_stricmp(arguments[i], "CSV");
    for (BOOL more = Process32First(all, &process); more; more = Process32Next(all, &process)) {
        if (_stricmp(process.szExeFile, "EXCEL.EXE"))
            continue;
        if (csv)
            printf("\"EXCEL.EXE\",\"%lu\",\"Console\",\"1\",\"123,456 K\"\n", process.th32ProcessID);
        else {
            if (!found)
                printf("\nImage Name                     PID Session Name        Session#    Mem Usage\n"
                       "========================= ======== ================ =========== ============\n");
            printf("EXCEL.EXE                 %8lu Console                    1    123,456 K\n",
                   process.th32ProcessID);
        }
        found = 1;
    }
    if (!found)
        printf("INFO: No tasks are running which match the specified criteria.\n");
    return 0;
}
