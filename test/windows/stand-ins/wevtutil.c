/*
 * Stands in for wevtutil.exe: for each event id that the query names (EventID=10559), prints the file of that name beside
 * it, such as wevtutil-10559.xml. An id without a file has no events. With a file wevtutil-refuses.txt it says that access
 * is denied and ends with 5.
 */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

static FILE *open_beside(const wchar_t *name)
{
	wchar_t path[MAX_PATH];
	GetModuleFileNameW(NULL, path, MAX_PATH);
	wcscpy(wcsrchr(path, L'\\') + 1, name);
	return _wfopen(path, L"rb");
}

int wmain(int count, wchar_t **arguments)
{
	const wchar_t *query = NULL;
	wchar_t name[64];
	int byte;

	if (open_beside(L"wevtutil-refuses.txt")) {
		fputs("Access is denied.\r\n", stderr);
		return 5;
	}
	for (int index = 1; index < count; index++)
		if (wcsncmp(arguments[index], L"/q:", 3) == 0)
			query = arguments[index];
	_setmode(_fileno(stdout), _O_BINARY);
	while (query && (query = wcsstr(query, L"EventID"))) {
		FILE *file;
		query += wcscspn(query, L"0123456789");
		swprintf(name, 64, L"wevtutil-%lu.xml", wcstoul(query, NULL, 10));
		file = open_beside(name);
		while (file && (byte = fgetc(file)) != EOF)
			putchar(byte);
	}
	return 0;
}
