/* bcryptprimitives.dll, which Wine 8 lacks and every Rust wheel needs for its one function. */
#include <stddef.h>

__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *data, unsigned long size);

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *data, size_t size)
{
    while (size) {
        unsigned long part = size > 0x10000000 ? 0x10000000 : (unsigned long)size;
        SystemFunction036(data, part);
        data += part;
        size -= part;
    }
    return 1;
}

int __stdcall DllMainCRTStartup(void *module, unsigned reason, void *reserved)
{
    return 1;
}
