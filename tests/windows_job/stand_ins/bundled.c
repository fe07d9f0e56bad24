/* Stands for the python.exe that a bundle brings and for the ikm-xl.exe that it installs: notes how it was
   called, makes the folder that venv would make, and ends with the exit code that the environment gives. */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char self[MAX_PATH];

static void copy_to(const char *folder, const char *name)
{
    char target[MAX_PATH];
    snprintf(target, sizeof target, "%s\\Scripts\\%s", folder, name);
    CopyFileA(self, target, FALSE);
}

static int code(const char *name)
{
    const char *value = getenv(name);
    return value ? atoi(value) : 0;
}

int main(int count, char **words)
{
    char scripts[MAX_PATH];
    FILE *notes = fopen(getenv("STAND_IN_NOTES"), "a");
    fprintf(notes, "%s\n", GetCommandLineA());
    fclose(notes);
    GetModuleFileNameA(NULL, self, sizeof self);
    if (strstr(self, "\\ikm-xl.exe"))
        return code("STAND_IN_IKM_XL");
    if (count > 2 && !strcmp(words[1], "-c"))
        return code("STAND_IN_VERSION");
    if (count > 2 && !strcmp(words[2], "pip"))
        return code("STAND_IN_PIP");
    if (count > 3 && !strcmp(words[2], "venv")) {
        snprintf(scripts, sizeof scripts, "%s\\Scripts", words[3]);
        CreateDirectoryA(words[3], NULL);
        CreateDirectoryA(scripts, NULL);
        copy_to(words[3], "python.exe");
        copy_to(words[3], "ikm-xl.exe");
    }
    return 0;
}
