/*
 * What the stand-ins that make a backup have in common: the file they write, the event they log, and how they tell what they got.
 */
#include <windows.h>
#include <bcrypt.h>
#include <stdio.h>
#include <wchar.h>

enum { longest = 1024 };

/* The program or library that this is compiled into; NULL for a program. */
static HMODULE self;

static void beside(wchar_t *path, const wchar_t *name)
{
	GetModuleFileNameW(self, path, MAX_PATH);
	wcscpy(wcsrchr(path, L'\\') + 1, name);
}

static int to_utf8(const wchar_t *text, char *bytes)
{
	return WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, 4 * longest, NULL, NULL) - 1;
}

static void print_line(FILE *file, const wchar_t *text)
{
	char bytes[4 * longest];
	to_utf8(text, bytes);
	fprintf(file, "%s\n", bytes);
}

static void hash_text(const wchar_t *text, char hexadecimal[65])
{
	char bytes[4 * longest];
	UCHAR hash[32];
	BCRYPT_ALG_HANDLE algorithm;
	int length = to_utf8(text, bytes);
	BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_SHA256_ALGORITHM, NULL, 0);
	BCryptHash(algorithm, NULL, 0, (UCHAR *)bytes, length, hash, sizeof hash);
	for (size_t index = 0; index < sizeof hash; index++)
		sprintf(hexadecimal + 2 * index, "%02x", hash[index]);
}

static void print_hash(FILE *file, const wchar_t *text)
{
	char hexadecimal[65];
	hash_text(text, hexadecimal);
	fprintf(file, "%s\n", hexadecimal);
}

/* A line of a file, without its end; empty where there is none. */
static void line_of(const wchar_t *path, int index, wchar_t line[longest])
{
	char bytes[4 * longest] = "";
	FILE *file = _wfopen(path, L"rb");
	while (file && index-- >= 0)
		if (!fgets(bytes, sizeof bytes, file))
			bytes[0] = 0;
	if (file)
		fclose(file);
	bytes[strcspn(bytes, "\r\n")] = 0;
	MultiByteToWideChar(CP_UTF8, 0, bytes, -1, line, longest);
}

/* What the service holds: `entsso-secrets.txt` in the system folder, the MSID of the current secret and that of the one before. */
static void secrets_file(wchar_t path[MAX_PATH])
{
	GetSystemDirectoryW(path, MAX_PATH);
	wcscat(path, L"\\entsso-secrets.txt");
}

static void read_secrets(wchar_t current[longest], wchar_t previous[longest])
{
	wchar_t path[MAX_PATH];
	secrets_file(path);
	line_of(path, 0, current);
	line_of(path, 1, previous);
}

/*
 * The second line is the reminder, so that it can be read back; without one the file is empty. Where the service holds secrets,
 * their MSIDs follow, and the SHA-256 of the password.
 */
static int write_backup(const wchar_t *backup, const wchar_t *password, const wchar_t *reminder)
{
	wchar_t current[longest], previous[longest];
	FILE *file = _wfopen(backup, L"wb");
	if (!file)
		return 0;
	if (reminder) {
		fprintf(file, "Written by a stand-in: holds no secret.\n");
		print_line(file, reminder);
		read_secrets(current, previous);
		if (*current) {
			print_line(file, current);
			print_line(file, previous);
			print_hash(file, password);
		}
	}
	fclose(file);
	return 1;
}

/* An event as ENTSSO logs it, for wevtutil.exe (wevtutil.c); the newest of each number counts. */
static void log_event(int id, int qualifiers, int count, const wchar_t *const *strings)
{
	char bytes[4 * longest];
	wchar_t path[MAX_PATH];
	SYSTEMTIME now;
	FILE *file;
	GetSystemDirectoryW(path, MAX_PATH);
	swprintf(path + wcslen(path), 32, L"\\wevtutil-%d.xml", id);
	file = _wfopen(path, L"wb");
	GetSystemTime(&now);
	fprintf(file, "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='ENTSSO'/>"
		"<EventID Qualifiers='%d'>%d</EventID><TimeCreated SystemTime='%04d-%02d-%02dT%02d:%02d:%02d.%03d0000Z'/>"
		"<EventRecordID>%lu</EventRecordID></System><EventData>",
		qualifiers, id, now.wYear, now.wMonth, now.wDay, now.wHour, now.wMinute, now.wSecond, now.wMilliseconds, GetTickCount());
	for (int index = 0; index < count; index++) {
		fputs("<Data>", file);
		to_utf8(strings[index], bytes);
		for (const char *byte = bytes; *byte; byte++)
			if (*byte == '&')
				fputs("&amp;", file);
			else
				fputc(*byte, file);
		fputs("</Data>", file);
	}
	fprintf(file, "</EventData></Event>\r\n");
	fclose(file);
}

enum { information = 0x4000, warning = 0x8000, error = 0xC000 };

/* Event 10559, backed up. */
static void log_backup(const wchar_t *backup)
{
	wchar_t current[longest], previous[longest];
	const wchar_t *strings[] = {backup, current, previous, L"WINDOWS\\root", L"WINDOWS"};
	read_secrets(current, previous);
	log_event(10559, information, *current ? 5 : 1, strings);
}
