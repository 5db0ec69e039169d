/*
 * Stands in for a Windows tool that prints what it found (sc.exe, net.exe, whoami.exe, ssomanage.exe): prints a file beside it,
 * byte for byte: the one with its own name and its last argument, such as net-use.txt, or else the one with its name alone,
 * net.txt. The first line of the file is the exit code and is not printed. Without a file it says nothing and ends with 1.
 */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <windows.h>

static FILE *open_beside(const wchar_t *argument)
{
	wchar_t path[2 * MAX_PATH];

	GetModuleFileNameW(NULL, path, MAX_PATH);
	swprintf(wcsrchr(path, L'.'), MAX_PATH, argument ? L"-%ls.txt" : L".txt", argument);
	return _wfopen(path, L"rb");
}

int wmain(int count, wchar_t **arguments)
{
	FILE *file = count > 1 ? open_beside(arguments[count - 1]) : NULL;
	int exit_code = 1, byte;

	if (!file)
		file = open_beside(NULL);
	if (!file || fscanf(file, "%i", &exit_code) != 1 || fgetc(file) != '\n')
		return 1;
	_setmode(_fileno(stdout), _O_BINARY);
	while ((byte = fgetc(file)) != EOF)
		putchar(byte);
	return exit_code;
}
