/*
 * Stands in for wevtutil.exe: for each event id that the query names (EventID=10559), prints the file of that name beside
 * it, such as wevtutil-10559.xml. An id without a file has no events. With a file wevtutil-refuses.txt it says that access
 * is denied and ends with 5. The files are in UTF-8; printed are they as UTF-16 with /uni:true, else in the OEM code page, which
 * loses what that lacks.
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

static void print_file(FILE *file, int unicode)
{
	static char text[1 << 16];
	static wchar_t wide[1 << 16];
	static char oem[1 << 17];
	int length = (int)fread(text, 1, sizeof text, file);
	int characters = MultiByteToWideChar(CP_UTF8, 0, text, length, wide, 1 << 16);

	if (unicode)
		fwrite(wide, sizeof *wide, characters, stdout);
	else
		fwrite(oem, 1, WideCharToMultiByte(CP_OEMCP, 0, wide, characters, oem, sizeof oem, NULL, NULL), stdout);
}

int wmain(int count, wchar_t **arguments)
{
	const wchar_t *query = NULL;
	wchar_t name[64];
	int unicode = 0;

	if (open_beside(L"wevtutil-refuses.txt")) {
		fputs("Access is denied.\r\n", stderr);
		return 5;
	}
	for (int index = 1; index < count; index++)
		if (wcsncmp(arguments[index], L"/q:", 3) == 0)
			query = arguments[index];
		else if (wcscmp(arguments[index], L"/uni:true") == 0)
			unicode = 1;
	_setmode(_fileno(stdout), _O_BINARY);
	while (query && (query = wcsstr(query, L"EventID"))) {
		FILE *file;
		query += wcscspn(query, L"0123456789");
		swprintf(name, 64, L"wevtutil-%lu.xml", wcstoul(query, NULL, 10));
		file = open_beside(name);
		if (file) {
			print_file(file, unicode);
			fclose(file);
		}
	}
	return 0;
}
