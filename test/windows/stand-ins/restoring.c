/*
 * Stands in for an ssoconfig.exe that restores as well: as ssoconfig.c for a backup; for a restore it shows the reminder in the
 * file, asks for the password, and ends as `restoring.txt` beside it says:
 *   ok          logs event 10523 for this file, and says so
 *   no-event    the same without the event
 *   refused     logs event 10524 for this file, and says that it failed
 *   both        logs event 10523, and says that it failed
 *   format      logs event 10564, which names no file, and says that it failed, without a code
 *   0xXXXXXXXX  says that it failed with this code
 * A second word is the exit code; without it 1 for a failure and 0 for the others. What it got stands in `restored.txt`: the path
 * and the SHA-256 of the password, in UTF-8 and a line each.
 */
#define wmain backup_main
#include "ssoconfig.c"
#undef wmain

static void log_restore(unsigned id, const wchar_t *restored)
{
	char bytes[4 * longest];
	wchar_t path[2 * MAX_PATH], name[64];
	FILE *file;
	GetSystemDirectoryW(path, MAX_PATH);
	swprintf(name, 64, L"\\wevtutil-%u.xml", id);
	wcscat(path, name);
	file = _wfopen(path, L"wb");
	fprintf(file, "<Event><System><Provider Name='ENTSSO'/><EventID>%u</EventID><EventRecordID>%lu</EventRecordID></System>"
		"<EventData><Data>", id, GetTickCount());
	to_utf8(restored, bytes);
	for (const char *byte = bytes; *byte; byte++)
		if (*byte == '&')
			fputs("&amp;", file);
		else
			fputc(*byte, file);
	fprintf(file, "</Data></EventData></Event>\r\n");
	fclose(file);
}

int wmain(int count, wchar_t **arguments)
{
	static wchar_t password[longest], text[2 * longest], path[MAX_PATH];
	char behaviour[32] = "ok", hint[longest] = "";
	int exit_code = not_told;
	FILE *file;

	if (count != 3 || _wcsicmp(arguments[1], L"-restoresecret") != 0)
		return backup_main(count, arguments);
	open_console();
	beside(path, L"restoring.txt");
	file = _wfopen(path, L"r");
	if (file) {
		fscanf(file, "%31s %i", behaviour, &exit_code);
		fclose(file);
	}
	file = _wfopen(arguments[2], L"rb");
	if (!file) {
		say(L"ERROR: 0xC0002A20 : The file could not be opened.\r\n");
		return 1;
	}
	fgets(hint, sizeof hint, file);
	fgets(hint, sizeof hint, file);
	fclose(file);
	hint[strcspn(hint, "\r\n")] = 0;
	swprintf(text, 2 * longest, L"Password reminder : %hs\r\n", hint);
	say(text);
	ask(L"Password : ", L'*', password);
	beside(path, L"restored.txt");
	file = _wfopen(path, L"wb");
	print_line(file, arguments[2]);
	print_hash(file, password);
	fclose(file);
	if (strcmp(behaviour, "ok") == 0 || strcmp(behaviour, "both") == 0)
		log_restore(10523, arguments[2]);
	if (strcmp(behaviour, "refused") == 0)
		log_restore(10524, arguments[2]);
	if (strcmp(behaviour, "format") == 0) {
		log_restore(10564, L"");
		say(L"The stand-in cannot read this file.\r\n");
		return exit_code == not_told ? 1 : exit_code;
	}
	if (strcmp(behaviour, "ok") == 0 || strcmp(behaviour, "no-event") == 0) {
		say(L"The operation completed successfully.\r\n");
		return exit_code == not_told ? 0 : exit_code;
	}
	swprintf(text, 2 * longest, L"ERROR: %hs : The stand-in was told to say this.\r\n",
		strncmp(behaviour, "0x", 2) == 0 ? behaviour : "0xC0002A1B");
	say(text);
	return exit_code == not_told ? 1 : exit_code;
}
