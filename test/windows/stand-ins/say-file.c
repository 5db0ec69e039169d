/*
 * Stands in for a Windows tool that prints what it found (sc.exe, whoami.exe, ssomanage.exe): prints the file of the same
 * name beside it that ends in .txt, byte for byte. The first line of the file is the exit code and is not printed.
 * Without the file it says nothing and ends with 1.
 */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <windows.h>

int wmain(void)
{
	wchar_t path[MAX_PATH];
	FILE *file;
	int exit_code = 1, byte;

	GetModuleFileNameW(NULL, path, MAX_PATH);
	wcscpy(wcsrchr(path, L'.'), L".txt");
	file = _wfopen(path, L"rb");
	if (!file || fscanf(file, "%i", &exit_code) != 1 || fgetc(file) != '\n')
		return 1;
	_setmode(_fileno(stdout), _O_BINARY);
	while ((byte = fgetc(file)) != EOF)
		putchar(byte);
	return exit_code;
}
