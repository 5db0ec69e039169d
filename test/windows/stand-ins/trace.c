/* Stands in for a program that nobody means to run: leaves C:\trace.txt behind. */
#include <stdio.h>
#include <windows.h>

int wmain(void)
{
	FILE *file = _wfopen(L"C:\\trace.txt", L"wb");
	if (file)
		fclose(file);
	return 0;
}
