/*
 * Stands in for an ssoconfig.exe that reads, echoes and paints in a way of its own, as the words in `behaviour.txt`
 * beside it say.
 * How it reads:
 *   getwch           with _getwch
 *   getch            with _getch, bytes of the console's code page
 *   keys             with ReadConsoleW, a character at a time (without a word for it)
 *   line             with ReadConsoleW, a line at a time, of which the console shows the reminder alone
 *   shown-line       the same, and the console shows all
 *   key-down         with ReadConsoleInputW, the characters of keys that go down, and no others
 *   key-events       the same, and the characters that an Alt key brings when it comes up
 *   key-records      as a console that announced that it takes key records (ESC [ Vk;Sc;Uc;Kd;Cs;Rc _), in the place of that
 *                    of Wine, which knows none: announces it, and ends where a character comes otherwise than in two of them
 * How it shows each character of a password that it took, where the console does not; without a word as a mark:
 *   unseen           not at all
 *   two-marks        as two marks
 *   clear            as itself
 * What it loses of each answer, and neither takes nor shows:
 *   loses-third      every third character
 *   loses-ampersand  each &, as a console does whose keyboard lacks it
 * What it does with its screen and its input:
 *   flushes          throws away what was typed in the first 300 ms of the first prompt
 *   deaf             throws away for ever what was typed at the first prompt
 *   painted          puts prompts into the screen and the cursor behind them, without printing
 *   thinks           stays in the line of the first prompt for eight seconds when it has its answer
 *   repaints         prints all rows once more behind each answer, and stays in the old one for a second
 * What it does when it has all answers:
 *   progress         shows for some seconds that it is at work, in lines that have no end yet
 *   any-key          waits for a key when the backup is made
 * What it got stands in `received.txt` (console.h).
 */
#include "console.h"
#include <conio.h>

static char behaviour[256];
static wchar_t rows[8 * longest];

static int is(const char *word)
{
	const size_t length = strlen(word);
	for (const char *found = behaviour; (found = strstr(found, word)) != NULL; found++)
		if ((found == behaviour || found[-1] == ' ') && (found[length] == ' ' || found[length] == 0))
			return 1;
	return 0;
}

static void read_behaviour(void)
{
	wchar_t path[MAX_PATH];
	FILE *file;
	beside(path, L"behaviour.txt");
	file = _wfopen(path, L"r");
	if (file && fgets(behaviour, sizeof behaviour, file))
		behaviour[strcspn(behaviour, "\r\n")] = 0;
	if (file)
		fclose(file);
}

static wchar_t key_of_events(void)
{
	INPUT_RECORD record;
	const KEY_EVENT_RECORD *key = &record.Event.KeyEvent;
	DWORD count;
	for (;;) {
		if (!ReadConsoleInputW(input, &record, 1, &count))
			ExitProcess(90);
		if (record.EventType != KEY_EVENT || key->uChar.UnicodeChar == 0)
			continue;
		if (key->bKeyDown || (is("key-events") && key->wVirtualKeyCode == VK_MENU))
			return key->uChar.UnicodeChar;
	}
}

/* The character of the next key that goes down. Of a record Wine's console gives all but the escape. */
static wchar_t key_of_records(void)
{
	static int held;
	for (;;) {
		char text[64] = "";
		int character, is_down, repeat;
		if (key_of_events() != L'[')
			ExitProcess(91);
		for (size_t length = 0; length < sizeof text - 1 && !strchr(text, '_'); length++)
			text[length] = (char)key_of_events();
		if (sscanf(text, "%*d;%*d;%d;%d;%*d;%d", &character, &is_down, &repeat) != 3 || repeat != 1)
			ExitProcess(92);
		if (is_down ? held != 0 : held != character)
			ExitProcess(93);
		held = is_down ? character : 0;
		if (is_down)
			return (wchar_t)character;
	}
}

static wchar_t key_of_code_page(void)
{
	char bytes[2];
	wchar_t key = 0;
	bytes[0] = (char)_getch();
	if (IsDBCSLeadByteEx(GetConsoleCP(), (BYTE)bytes[0])) {
		bytes[1] = (char)_getch();
		MultiByteToWideChar(GetConsoleCP(), 0, bytes, 2, &key, 1);
	} else {
		MultiByteToWideChar(GetConsoleCP(), 0, bytes, 1, &key, 1);
	}
	return key;
}

static wchar_t next_key(void)
{
	wchar_t key;
	DWORD count;
	if (is("getwch"))
		return _getwch();
	if (is("getch"))
		return key_of_code_page();
	if (is("key-down") || is("key-events"))
		return key_of_events();
	if (is("key-records"))
		return key_of_records();
	if (!ReadConsoleW(input, &key, 1, &count, NULL) || count == 0)
		ExitProcess(90);
	return key;
}

static void show(wchar_t key, int is_secret)
{
	wchar_t text[3] = {key, 0, 0};
	if (is_secret && is("unseen"))
		return;
	if (is_secret && !is("clear"))
		text[0] = L'*';
	if (is_secret && is("two-marks"))
		text[1] = L'*';
	say(text);
}

static void think_in_line(void)
{
	static int is_done;
	if (!is_done && is("thinks"))
		Sleep(8000);
	is_done = 1;
}

static void read_keys(wchar_t *answer, int is_secret)
{
	DWORD length = 0, count = 0;
	for (wchar_t key; (key = next_key()) != L'\r';) {
		count++;
		if ((is("loses-third") && count % 3 == 0) || (is("loses-ampersand") && key == L'&'))
			continue;
		if (length < longest - 1)
			answer[length++] = key;
		show(key, is_secret);
	}
	answer[length] = 0;
	think_in_line();
	say(L"\r\n");
}

static void read_line(wchar_t *answer)
{
	DWORD length = 0;
	if (!ReadConsoleW(input, answer, longest - 1, &length, NULL))
		ExitProcess(90);
	answer[length] = 0;
	answer[wcscspn(answer, L"\r\n")] = 0;
}

/* A prompt that nothing was printed for. */
static void paint(const wchar_t *prompt)
{
	CONSOLE_SCREEN_BUFFER_INFO screen;
	COORD place;
	DWORD written;
	GetConsoleScreenBufferInfo(output, &screen);
	place = screen.dwCursorPosition;
	WriteConsoleOutputCharacterW(output, prompt, (DWORD)wcslen(prompt), place, &written);
	place.X += (SHORT)wcslen(prompt);
	SetConsoleCursorPosition(output, place);
}

static void repaint(const wchar_t *prompt)
{
	CONSOLE_SCREEN_BUFFER_INFO screen;
	const COORD top = {0, 0};
	COORD place;
	GetConsoleScreenBufferInfo(output, &screen);
	place = screen.dwCursorPosition;
	SetConsoleCursorPosition(output, top);
	say(rows);
	place.Y--;
	place.X = (SHORT)wcslen(prompt);
	SetConsoleCursorPosition(output, place);
	Sleep(1000);
	place.Y++;
	place.X = 0;
	SetConsoleCursorPosition(output, place);
}

static void flush_after_prompt(void)
{
	static int is_done;
	if (is_done || !(is("flushes") || is("deaf")))
		return;
	is_done = 1;
	do {
		Sleep(300);
		FlushConsoleInputBuffer(input);
	} while (is("deaf"));
}

static void ask(const wchar_t *prompt, int is_secret, wchar_t *answer)
{
	const int is_line = is("line") || is("shown-line");
	const int shows_line = is_line && (!is_secret || is("shown-line"));
	DWORD mode;
	if (is("painted"))
		paint(prompt);
	else
		say(prompt);
	wcscat(rows, prompt);
	wcscat(rows, L"\r\n");
	GetConsoleMode(input, &mode);
	SetConsoleMode(input, (is_line ? ENABLE_PROCESSED_INPUT | ENABLE_LINE_INPUT : 0) | (shows_line ? ENABLE_ECHO_INPUT : 0));
	flush_after_prompt();
	if (is_line) {
		read_line(answer);
		if (!shows_line)
			say(L"\r\n");
	} else {
		read_keys(answer, is_secret);
	}
	SetConsoleMode(input, mode);
	if (is("repaints"))
		repaint(prompt);
}

static void show_progress(void)
{
	static const wchar_t *const lines[] = {
		L"Please wait...", L"\r[===       ] (25 %)", L"\r\nContacting the SSO server: ",
	};
	for (size_t index = 0; index < sizeof lines / sizeof *lines; index++) {
		say(lines[index]);
		Sleep(1200);
	}
	say(L"done.\r\n");
}

int wmain(int count, wchar_t **arguments)
{
	static wchar_t password[longest], confirmation[longest], reminder[longest];

	open_console();
	if (!is_backup(count, arguments))
		return 2;
	read_behaviour();
	if (is("key-records"))
		say(L"\x1b[?9001h\r\n");
	ask(L"Password : ", 1, password);
	ask(L"Confirm Password : ", 1, confirmation);
	ask(L"Password reminder : ", 0, reminder);
	write_received(arguments[2], password, confirmation, reminder);
	if (is("progress"))
		show_progress();
	if (!write_backup(arguments[2], password, reminder)) {
		say(L"ERROR: 0xC0002A20 : The file could not be written.\r\n");
		return 1;
	}
	log_backup(arguments[2]);
	say(L"The operation completed successfully.\r\n");
	if (is("any-key")) {
		say(L"Press any key to continue . . . ");
		_getwch();
	}
	return 0;
}
