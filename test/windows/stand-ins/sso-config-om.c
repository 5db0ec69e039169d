/*
 * Stands in for SSOConfigOM.dll, the component that the administration interface of ENTSSO is in: a COM server in C with two
 * interfaces that are called by name. It takes values of just the right number and types, in the right order, and does as
 * `component.txt` beside it says, a line for each method that is to do something else than `ok`:
 *   BackupSecret no-event            writes the backup file and logs no event of it
 *   RestoreSecret no-event           restores and logs no event of it; likewise `older` and `running` (restore.h)
 *   METHOD fail 0xC0002A0F           fails with this HRESULT
 *   METHOD exception 0xC0002A0F      fails with an exception that has this HRESULT and a text, with the last BSTR given in it
 *   METHOD deferred 0xC0002A0F       the same, but filled in only when asked for
 *   METHOD own 1234                  fails with an exception that has a code of its own
 *   METHOD success 0x00000001        does its work and ends with this HRESULT
 *   METHOD print                     does its work, having printed something
 *   METHOD hang                      never comes back
 *   METHOD crash                     reads what is not there
 *   METHOD unknown                   has no such name
 *   METHOD longer                    wants a value more
 *   GetFilePasswordReminder other    gives a reminder that is not that of the file
 *   open fail 0x80070005             cannot be opened; likewise `open hang`
 * `status.txt` holds what GetServerStatus gives, a line each: six names, the four numbers of the version with blanks between, and
 * the flags.
 * `component-received.txt` is what BackupSecret or RestoreSecret got: path, SHA-256 of the password, reminder; `component-asked.txt` the names that
 * were looked up. `component-released.txt` tells, when the component is given back, whether the password still stands where it was.
 * What stands behind the functions of IDispatch in the table of an interface must not be called, and is told in `component-misused.txt`.
 */
#include "restore.h"
#include <oleauto.h>
#include <stdlib.h>

static const GUID class_id = {0x2A40B78A, 0x5C0B, 0x4F39, {0xA2, 0xCB, 0x6D, 0x9A, 0xF2, 0x9E, 0xCA, 0x37}};
static const GUID configuration_id = {0x5AC332CB, 0x773F, 0x4925, {0x95, 0xFE, 0x39, 0xCF, 0x2C, 0x67, 0x0C, 0x24}};
static const GUID secret_server_id = {0x92A8E726, 0xA83B, 0x4EF6, {0x8D, 0x77, 0x19, 0x75, 0x58, 0x22, 0x7B, 0x0D}};
static const GUID no_id = {0};

enum { backup_method = 7, reminder_method = 8, status_method = 9, restore_method = 10, most_values = 16 };

struct method {
	const wchar_t *name;
	const IID *interface_id;
	DISPID id;
	UINT count;
	VARTYPE types[most_values];
};

enum { text = VT_BSTR, text_out = VT_BSTR | VT_BYREF, number = VT_I4, number_out = VT_I4 | VT_BYREF };

static const struct method methods[] = {
	{L"BackupSecret", &secret_server_id, backup_method, 3, {text, text, text}},
	{L"RestoreSecret", &secret_server_id, restore_method, 2, {text, text}},
	{L"GetFilePasswordReminder", &secret_server_id, reminder_method, 2, {text, text_out}},
	{L"GetServerStatus", &configuration_id, status_method, 16, {
		number, text_out, text_out, text_out, text_out, text_out, text_out,
		number_out, number_out, number_out, number_out, number_out, number_out, number_out, number_out, number_out,
	}},
};

struct object {
	const void *table;
	const IID *interface_id;
	LONG references;
};

/* The password that was given: what it was, and where. */
static wchar_t password[longest];
static const wchar_t *password_place;

static void write_beside(const wchar_t *name, const wchar_t *mode, const wchar_t *line)
{
	wchar_t path[MAX_PATH];
	FILE *file;
	beside(path, name);
	file = _wfopen(path, mode);
	print_line(file, line);
	fclose(file);
}

/* What this method is to do: a word, and a number where there is one. */
static void read_component(const wchar_t *method, char *behaviour, HRESULT *code)
{
	char name[64], line[256], word[32];
	wchar_t path[MAX_PATH];
	FILE *file;
	strcpy(behaviour, "ok");
	*code = S_OK;
	beside(path, L"component.txt");
	file = _wfopen(path, L"r");
	while (file && fgets(line, sizeof line, file)) {
		char digits[32] = "0";
		wchar_t wide[64];
		if (sscanf(line, "%63s %31s %31s", name, word, digits) < 2)
			continue;
		MultiByteToWideChar(CP_UTF8, 0, name, -1, wide, 64);
		if (wcscmp(wide, method) == 0) {
			strcpy(behaviour, word);
			*code = (HRESULT)strtoul(digits, NULL, 0);
		}
	}
	if (file)
		fclose(file);
}

static BSTR read_line_of(const wchar_t *path, int index)
{
	char line[4 * longest] = "";
	wchar_t wide[longest];
	FILE *file = _wfopen(path, L"rb");
	if (!file)
		return NULL;
	while (index-- >= 0)
		if (!fgets(line, sizeof line, file))
			line[0] = 0;
	fclose(file);
	line[strcspn(line, "\r\n")] = 0;
	MultiByteToWideChar(CP_UTF8, 0, line, -1, wide, longest);
	return SysAllocString(wide);
}

static void note_received(BSTR *texts)
{
	wchar_t path[MAX_PATH];
	FILE *file;
	beside(path, L"component-received.txt");
	file = _wfopen(path, L"wb");
	print_line(file, texts[0]);
	print_hash(file, texts[1]);
	if (texts[2])
		print_line(file, texts[2]);
	fclose(file);
	wcscpy(password, texts[1]);
	password_place = texts[1];
}

static HRESULT make_backup(BSTR *texts, int is_logged)
{
	note_received(texts);
	if (!write_backup(texts[0], texts[1], texts[2]))
		return (HRESULT)0xC0002A20;
	if (is_logged)
		log_backup(texts[0]);
	return S_OK;
}

static HRESULT restore(BSTR *texts, const char *behaviour)
{
	note_received(texts);
	return restore_file(texts[0], texts[1], behaviour);
}

static HRESULT read_status(BSTR **texts, LONG **numbers)
{
	wchar_t path[MAX_PATH];
	unsigned version[4] = {0, 0, 0, 0};
	BSTR line;
	beside(path, L"status.txt");
	for (int index = 0; index < 6; index++)
		*texts[index] = read_line_of(path, index);
	line = read_line_of(path, 6);
	if (!line)
		return (HRESULT)0xC0002A0F;
	swscanf(line, L"%u %u %u %u", &version[0], &version[1], &version[2], &version[3]);
	for (int index = 0; index < 9; index++)
		*numbers[index] = 1000 + index;
	*numbers[3] = (LONG)(version[0] << 16 | version[1]);
	*numbers[4] = (LONG)(version[2] << 16 | version[3]);
	*numbers[8] = (LONG)wcstoul(read_line_of(path, 7), NULL, 0);
	return S_OK;
}

/* Hands the values over in the order of the method; in DISPPARAMS the last comes first. */
static HRESULT work(const struct method *method, VARIANT **values, const char *behaviour)
{
	BSTR texts[3] = {NULL, NULL, NULL}, *texts_out[6];
	LONG *numbers_out[9];
	int text_count = 0, text_out_count = 0, number_out_count = 0;
	for (UINT index = 0; index < method->count; index++) {
		if (V_VT(values[index]) == text)
			texts[text_count++] = V_BSTR(values[index]);
		else if (V_VT(values[index]) == text_out)
			texts_out[text_out_count++] = V_BSTRREF(values[index]);
		else if (V_VT(values[index]) == number_out)
			numbers_out[number_out_count++] = V_I4REF(values[index]);
		else if (V_VT(values[index]) == number && V_I4(values[index]) != 0)
			return E_INVALIDARG;
	}
	switch (method->id) {
	case backup_method:
		return make_backup(texts, strcmp(behaviour, "no-event") != 0);
	case restore_method:
		return restore(texts, behaviour);
	case reminder_method:
		*texts_out[0] = strcmp(behaviour, "other") == 0 ? SysAllocString(L"another reminder") : read_line_of(texts[0], 1);
		return *texts_out[0] ? S_OK : (HRESULT)0xC0002A20;
	default:
		return read_status(texts_out, numbers_out);
	}
}

static BSTR quoted;

static HRESULT STDMETHODCALLTYPE fill_in(EXCEPINFO *exception)
{
	wchar_t description[2 * longest];
	swprintf(description, 2 * longest, L"The stand-in was told to say this of '%ls'.\r\n(RPC: 0x800706D9: There are no more endpoints.)", quoted ? quoted : L"");
	exception->bstrSource = SysAllocString(L"SSOConfigOM");
	exception->bstrDescription = SysAllocString(description);
	return S_OK;
}

static HRESULT STDMETHODCALLTYPE query_interface(struct object *object, REFIID id, void **result)
{
	*result = NULL;
	if (!IsEqualIID(id, &IID_IUnknown) && !IsEqualIID(id, &IID_IDispatch) && !IsEqualIID(id, object->interface_id))
		return E_NOINTERFACE;
	object->references++;
	*result = object;
	return S_OK;
}

static ULONG STDMETHODCALLTYPE add_reference(struct object *object)
{
	return ++object->references;
}

static ULONG STDMETHODCALLTYPE release(struct object *object)
{
	if (--object->references > 0)
		return object->references;
	/* Freed memory, but nothing has been done with it since. */
	if (password_place)
		write_beside(L"component-released.txt", L"wb", memcmp(password_place, password, wcslen(password) * sizeof *password) == 0 ? L"readable" : L"overwritten");
	free(object);
	return 0;
}

static HRESULT STDMETHODCALLTYPE get_type_info_count(struct object *object, UINT *count)
{
	*count = 0;
	return S_OK;
}

static HRESULT STDMETHODCALLTYPE get_type_info(struct object *object, UINT index, LCID locale, ITypeInfo **info)
{
	*info = NULL;
	return E_NOTIMPL;
}

static HRESULT STDMETHODCALLTYPE get_ids_of_names(struct object *object, REFIID reserved, LPOLESTR *names, UINT count, LCID locale, DISPID *ids)
{
	char behaviour[32];
	HRESULT code;
	if (!IsEqualIID(reserved, &no_id) || count != 1)
		return DISP_E_UNKNOWNINTERFACE;
	write_beside(L"component-asked.txt", L"ab", names[0]);
	for (size_t index = 0; index < sizeof methods / sizeof *methods; index++)
		if (_wcsicmp(methods[index].name, names[0]) == 0 && IsEqualIID(methods[index].interface_id, object->interface_id)) {
			read_component(methods[index].name, behaviour, &code);
			if (strcmp(behaviour, "unknown") == 0)
				break;
			ids[0] = methods[index].id;
			return S_OK;
		}
	ids[0] = DISPID_UNKNOWN;
	return DISP_E_UNKNOWNNAME;
}

static HRESULT STDMETHODCALLTYPE invoke(struct object *object, DISPID id, REFIID reserved, LCID locale, WORD flags, DISPPARAMS *parameters, VARIANT *result, EXCEPINFO *exception, UINT *wrong)
{
	const struct method *method = NULL;
	VARIANT *values[most_values];
	char behaviour[32];
	HRESULT code, ending;
	for (size_t index = 0; index < sizeof methods / sizeof *methods; index++)
		if (methods[index].id == id && IsEqualIID(methods[index].interface_id, object->interface_id))
			method = &methods[index];
	if (!method || !(flags & DISPATCH_METHOD))
		return DISP_E_MEMBERNOTFOUND;
	if (!IsEqualIID(reserved, &no_id))
		return DISP_E_UNKNOWNINTERFACE;
	if (parameters->cNamedArgs != 0)
		return DISP_E_NONAMEDARGS;
	read_component(method->name, behaviour, &code);
	if (parameters->cArgs != method->count + (strcmp(behaviour, "longer") == 0))
		return DISP_E_BADPARAMCOUNT;
	for (UINT index = 0; index < method->count; index++) {
		values[index] = &parameters->rgvarg[method->count - 1 - index];
		if (V_VT(values[index]) != method->types[index]) {
			*wrong = method->count - 1 - index;
			return DISP_E_TYPEMISMATCH;
		}
	}
	if (strcmp(behaviour, "hang") == 0)
		Sleep(INFINITE);
	if (strcmp(behaviour, "crash") == 0)
		*(volatile int *)NULL = 1;
	if (strcmp(behaviour, "fail") == 0)
		return code;
	if (strcmp(behaviour, "exception") == 0 || strcmp(behaviour, "deferred") == 0) {
		quoted = V_VT(values[method->count - 1]) == text ? V_BSTR(values[method->count - 1]) : NULL;
		exception->scode = code;
		if (strcmp(behaviour, "exception") == 0)
			fill_in(exception);
		else
			exception->pfnDeferredFillIn = fill_in;
		return DISP_E_EXCEPTION;
	}
	if (strcmp(behaviour, "own") == 0) {
		exception->wCode = (WORD)code;
		return DISP_E_EXCEPTION;
	}
	if (strcmp(behaviour, "print") == 0) {
		printf("{\"type\":\"nothing\"}\nThe component says hello.\n");
		fflush(stdout);
	}
	ending = work(method, values, behaviour);
	return strcmp(behaviour, "success") == 0 && ending == S_OK ? code : ending;
}

static HRESULT STDMETHODCALLTYPE misused(struct object *object)
{
	write_beside(L"component-misused.txt", L"ab", L"A function behind those of IDispatch was called.");
	ExitProcess(99);
}

static const void *const object_table[] = {
	query_interface, add_reference, release, get_type_info_count, get_type_info, get_ids_of_names, invoke, misused, misused, misused, misused,
};

static HRESULT STDMETHODCALLTYPE factory_query(IClassFactory *factory, REFIID id, void **result)
{
	*result = IsEqualIID(id, &IID_IUnknown) || IsEqualIID(id, &IID_IClassFactory) ? factory : NULL;
	return *result ? S_OK : E_NOINTERFACE;
}

static ULONG STDMETHODCALLTYPE factory_reference(IClassFactory *factory)
{
	return 1;
}

static HRESULT STDMETHODCALLTYPE create(IClassFactory *factory, IUnknown *outer, REFIID id, void **result)
{
	char behaviour[32];
	HRESULT code;
	struct object *object;
	const IID *ids[] = {&configuration_id, &secret_server_id};
	*result = NULL;
	read_component(L"open", behaviour, &code);
	if (strcmp(behaviour, "hang") == 0)
		Sleep(INFINITE);
	if (strcmp(behaviour, "fail") == 0)
		return code;
	if (outer)
		return CLASS_E_NOAGGREGATION;
	for (int index = 0; index < 2; index++)
		if (IsEqualIID(id, ids[index])) {
			object = malloc(sizeof *object);
			object->table = object_table;
			object->interface_id = ids[index];
			object->references = 1;
			*result = object;
			return S_OK;
		}
	return E_NOINTERFACE;
}

static HRESULT STDMETHODCALLTYPE lock(IClassFactory *factory, BOOL is_locked)
{
	return S_OK;
}

static IClassFactoryVtbl factory_table = {factory_query, factory_reference, factory_reference, create, lock};
static IClassFactory factory = {&factory_table};

__declspec(dllexport) STDAPI DllGetClassObject(REFCLSID class, REFIID id, void **result)
{
	*result = NULL;
	return IsEqualCLSID(class, &class_id) ? factory_query(&factory, id, result) : CLASS_E_CLASSNOTAVAILABLE;
}

__declspec(dllexport) STDAPI DllCanUnloadNow(void)
{
	return S_FALSE;
}

BOOL WINAPI DllMain(HINSTANCE instance, DWORD reason, void *reserved)
{
	self = instance;
	return TRUE;
}
