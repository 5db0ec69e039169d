@echo off
setlocal enableextensions disabledelayedexpansion
rem Restores the ENTSSO master secret of BizTalk Server or Host Integration Server from a backup file where
rem entsso-backup itself cannot run: Windows 2000 to Windows Server 2008 R2. Written by entsso-backup {version}.
rem The secret that is there is backed up first, and without that nothing is restored. No switch changes it.
rem Start it on the master secret server as an administrator; restore.cmd /? lists its switches.
rem It holds no password and writes none: ssoconfig asks for the password itself.
rem Exit codes: 1 failed or refused, or needs attention; 2 wrong usage; 3 accepted or unproven, or it cannot be told.
rem 0 is for /check alone where all is well: that ENTSSO loads what was restored is seen after a restart only.
{forget}
set "given="

:arguments
if "%~1"=="" goto look
if /i "%~1"=="/check" goto argument_check
if /i "%~1"=="/file" goto argument_file
if /i "%~1"=="/keep" goto argument_keep
if /i "%~1"=="/dir" goto argument_dir
if /i "%~1"=="/code" goto argument_code
if "%~1"=="/?" goto help
goto usage
:argument_check
set "mode=check"
shift /1
goto arguments
:argument_file
if "%~2"=="" goto usage
set "raw_backup=%~2"
shift /1
shift /1
goto arguments
:argument_keep
if "%~2"=="" goto usage
set "given=%~2"
shift /1
shift /1
goto arguments
:argument_dir
if "%~2"=="" goto usage
set "dir=%~2"
shift /1
shift /1
goto arguments
:argument_code
if "%~2"=="" goto usage
set "raw_code=%~2"
call :clean_text raw_code
set "code=%clean%"
set "words=restore"
call :explain
exit /b 0

:help
call :usage_lines
exit /b 0
:usage
call :usage_lines
exit /b 2
:usage_lines
call :say "restore.cmd             look this server over, back up what is there, then"
call :say "                        restore the master secret in a backup file"
call :say "restore.cmd /check      only look; nothing is changed, nothing is written"
call :say "  /file 'FILE'          full path of the backup file to restore"
call :say "  /keep 'FILE'          full path of the backup that is made first"
call :say "  /dir 'FOLDER'         the folder that ssoconfig.exe is in"
call :say "restore.cmd /code 0x... what a code of ssoconfig means, and what to do"
call :say "Paths with spaces go into double quotes."
goto :eof

rem ---------------------------------------------------------------- look the server over
:look
{start}
call :look_at_server
if defined elsewhere call :stop "The restore would go to that server, so none is made from here."
call :look_at_secrets
call :look_at_file
if defined raw_backup goto look_at_given
if "%mode%"=="check" goto looked
if defined stopped goto looked
call :say ""
set /p "raw_backup=Full path of the backup file to restore: "
:look_at_given
call :look_at_backup
:looked
call :say ""
if not "%mode%"=="check" goto decide
call :tell_check "Nothing stands in the way of a restore."
goto leave

{server}

{newFile}

rem ---------------------------------------------------------------- the secrets that the registry holds
:look_at_secrets
call :read_secrets
if "%secrets%"=="unknown" goto secrets_unknown
if "%secrets%"=="none" goto secrets_none
call :ok "The registry of this computer holds these secrets, by their MSID:"
call :tell_secrets
goto :eof
:secrets_none
call :ok "The registry of this computer holds no master secret."
goto :eof
:secrets_unknown
call :unknown "Whether the registry of this computer holds a master secret."
goto :eof
:tell_secrets
for %%i in (%held%) do (
	set "line=         %%i"
	call :tell
)
goto :eof
:read_secrets
rem secrets is held, none or unknown; held lists the MSIDs. Each secret is a key below SSOSS that is named by its MSID, and
rem of these keys the names alone are read: what is in them is key material.
set "secrets=unknown"
set "held="
set "unread="
if not exist reg.exe goto :eof
rem A 32-bit program that reaches no 64-bit one sees another half of the registry.
if defined PROCESSOR_ARCHITEW6432 if not "%sys:~-9%"=="Sysnative" goto :eof
call :read_secrets_in HKLM\SOFTWARE\Microsoft\ENTSSO 6
call :read_secrets_in HKLM\SOFTWARE\Wow6432Node\Microsoft\ENTSSO 7
if defined held set "secrets=held"
if defined unread set "secrets=unknown"
goto :eof
:read_secrets_in
rem %1 key of ENTSSO, %2 which part of the path of a key below its SSOSS is the name of that key
reg.exe query %1 >nul 2>&1
if errorlevel 1 goto :eof
set "secrets=none"
reg.exe query %1 2>nul | find.exe "\ENTSSO\SSOSS" >nul
if errorlevel 1 goto :eof
reg.exe query %1\SSOSS >nul 2>&1
if errorlevel 1 set "unread=yes"
for /f "tokens=%2 delims=\" %%k in ('reg.exe query %1\SSOSS 2^>nul ^| %sys%\find.exe "ENTSSO\SSOSS"') do (
	set "raw_id=%%k"
	call :add_secret
)
goto :eof
:add_secret
rem A key of another name is none that ENTSSO is known to make, so what it stands for is not known.
call :clean_text raw_id
for /f "delims={}-0123456789ABCDEFabcdef" %%x in ("%clean%") do set "clean="
if not defined clean set "unread=yes"
if defined clean set "held=%held% %clean%"
goto :eof

rem ---------------------------------------------------------------- the file to restore
:look_at_backup
call :clean_text raw_backup
set "backup=%clean%"
set "whole=%backup%"
if not defined backup goto backup_relative
call :take_apart
if not defined name goto backup_relative
if not exist "%backup%" goto backup_missing
if exist "%backup%\" goto backup_missing
call :look_at_drive
if "%kind%"=="network" goto backup_on_network
call :size_of_backup
if not defined size goto backup_missing
if "%size%"=="0" goto backup_empty
set "kept_size=%size%"
rem A backup of SQL Server begins so (Microsoft Tape Format), and has the same extension.
set "raw_first="
2>nul set /p "raw_first=" <"%backup%"
setlocal enabledelayedexpansion
if "!raw_first:~0,4!"=="TAPE" (
	endlocal
	goto backup_of_sql
)
endlocal
type "%backup%" >nul 2>nul || goto backup_unread
set "line=ok       The file to restore is there and has %size% bytes: %backup%"
call :tell
if "%kind%"=="ntfs" goto :eof
if "%kind%"=="fat" call :warning "Drive %drive% is not NTFS."
if not "%kind%"=="fat" call :unknown "Whether drive %drive%, which the file is on, is NTFS."
call :more "ENTSSO takes NTFS or removable media only, or fails with 0xC0002A07."
goto :eof
:size_of_backup
set "size="
for %%i in ("%backup%") do set "size=%%~zi"
goto :eof
:backup_relative
call :no_file_name
set "line=STOP     This is not the full path of a file on a local drive: %backup%"
call :tell
call :more "Copy it to a local NTFS drive; then restore.cmd /file 'FILE'"
goto :eof
:backup_missing
call :no_file_name
set "line=STOP     There is no such file: %backup%"
call :tell
goto :eof
:backup_empty
call :no_file_name
set "line=STOP     The file is empty, so it holds no master secret: %backup%"
call :tell
goto :eof
:backup_of_sql
call :no_file_name
set "line=STOP     This is a backup of SQL Server, not of the master secret: %backup%"
call :tell
goto :eof
:backup_unread
call :no_file_name
set "line=STOP     The file cannot be read by you: %backup%"
call :tell
goto :eof
:backup_on_network
call :no_file_name
call :say "STOP     Drive %drive% is on the network; the ENTSSO service may not reach it."
call :more "Copy it to a local NTFS drive; then restore.cmd /file 'FILE'"
goto :eof

rem ---------------------------------------------------------------- keep the secret that is there
:decide
if defined taken goto refused
if defined stopped goto refused
call :open_kept
call :say "A restore replaces the master secret that is on this computer now, so that one"
call :say "is backed up first, with a password of its own:"
set "line=  %file%"
call :tell
call :say ""
call :make_backup
call :say ""
if "%verdict%"=="verified" goto is_kept
if "%verdict%"=="unproven" if defined blind if "%ended%"=="0" goto may_be_kept
if "%verdict%"=="failed" if defined none goto none_loaded
if "%verdict%"=="failed" if defined code call :explain
if "%verdict%"=="failed" if defined code call :say ""
call :say "REFUSED: Nothing was restored. There may be a master secret on this computer,"
call :say "and it is not proved that it was backed up."
if exist "%file%" set "line=Do not rely on this file; nothing was deleted: %file%"
if exist "%file%" call :tell
call :say "Put that right, then start restore.cmd again."
set "exit=1"
goto leave
:refused
call :say "Nothing was started. Put right what stands behind STOP, then start it again."
set "exit=1"
goto leave
:is_kept
set "line=The secret that is there is backed up: %file%"
call :tell
call :say "Keep this file and its password: they are the way back."
goto confirm
:may_be_kept
set "line=There is a backup of the secret that is there, but it is not proved: %file%"
call :tell
call :say "In Event Viewer, Application, source ENTSSO, look for event 10559 of this"
call :say "minute. Go on only if it names this file: else that secret may be lost."
goto confirm
:none_loaded
call :say "ENTSSO says that it has no master secret loaded, so there is none to back up."
if "%secrets%"=="none" goto none_at_all
if "%secrets%"=="held" goto none_but_held
call :say "But the registry of this computer may hold one that ENTSSO cannot load, and a"
goto none_to_overwrite
:none_at_all
call :say "The registry of this computer holds none either, so none can be lost."
goto confirm
:none_but_held
call :say "But the registry of this computer holds these, which ENTSSO cannot load:"
call :tell_secrets
call :say "One of them may be all that is left of the secret in use, and a"
:none_to_overwrite
call :say "restore may overwrite it. If the service account was changed, leave now, set"
call :say "the old one back (services.msc, Log On) and restart the service."
goto confirm

rem ---------------------------------------------------------------- restore
:confirm
call :say ""
call :say "Now the master secret of this computer is replaced by the one of this file:"
set "line=  computer   %computer%"
call :tell
set "line=  file       %backup%"
call :tell
call :say "ENTSSO then encrypts anew what is in the SSO database, so back up that database"
call :say "with SQL Server first, and stop the BizTalk host instances."
if defined hotfix call :say "Install hotfix KB3062831 first, unless it is there already."
call :say ""
set "raw_typed="
set /p "raw_typed=Type the name of this computer to go on: "
if not defined raw_typed goto not_confirmed
call :is_computer raw_typed
if not defined same goto not_confirmed
if not exist "%backup%" goto backup_changed
call :size_of_backup
if not "%size%"=="%kept_size%" goto backup_changed
rem Right before the start: what was backed up, or seen to be missing, has to be what is there now.
set "held_before=%secrets%%held%"
call :read_secrets
if not "%held_before%"=="%secrets%%held%" goto secrets_changed
set "named=10564"
call :note_event 10564
set "named=%backup%"
call :note_event 10523
call :note_event 10524
call :say ""
call :say "ssoconfig now shows the reminder of the file, and asks for its password."
call :say "If it shows a number that begins with 0x, it failed: note that number."
call :say ""
set "line=%sso%\ssoconfig.exe -restoresecret %backup%"
call :tell
call :say ""
"%sso%\ssoconfig.exe" -restoresecret "%backup%"
set "ended=%errorlevel%"
call :tell_end
set "code="
call :look_for_event 10523 "restored"
set "accepted=%proof%"
call :read_event 10524
set "refusal=%proof%"
if defined refusal call :say "  ENTSSO logged event 10524 (restore failed) for this file."
rem Event 10564 names no file: a new one is taken to be of this file.
set "named=10564"
if defined saw_10564 call :read_event 10564
if not defined saw_10564 set "proof="
set "wrong_format=%proof%"
if defined wrong_format call :say "  ENTSSO logged event 10564: it does not read this file as a backup file."
if defined accepted if not defined refusal if not defined wrong_format if "%ended%"=="0" goto accepted
call :ask_for_code
if not defined code if defined wrong_format set "code=0xC0002944"
if defined code call :short_code
if defined refusal goto failed
if defined wrong_format goto failed
if defined code call :look_for_break
if defined broken if defined accepted goto accepted
if defined broken goto unproven
if defined code goto failed
goto unproven
:look_for_break
rem A crash, or a service that was lost, says nothing on what was done before it.
{breaks}
goto :eof
:not_confirmed
call :say ""
call :say "Nothing was restored: that is not the name of this computer."
set "exit=1"
goto leave
:secrets_changed
call :say ""
call :say "Nothing was restored: the secrets in the registry changed meanwhile."
call :say "Start restore.cmd again; it backs up what is there now."
set "exit=1"
goto leave
:backup_changed
call :say ""
call :say "Nothing was restored: the file changed meanwhile. Start restore.cmd again."
set "exit=1"
goto leave

{making}

{events}

rem ---------------------------------------------------------------- the result in words
:accepted
call :say ""
call :say "ACCEPTED: ENTSSO took the file and its password."
call :say "That it loads this secret is seen after a restart only."
call :say ""
call :next_steps
set "exit=3"
goto leave

:unproven
call :say ""
if defined broken goto unproven_broken
call :say "UNPROVEN: ssoconfig showed no error, but it is not proved that ENTSSO took it."
goto unproven_event
:unproven_broken
set "words=restore"
call :explain
call :say ""
call :say "UNPROVEN: ssoconfig broke off, and ENTSSO may have taken the file before that."
:unproven_event
call :say "In Event Viewer, Application, source ENTSSO, look for event 10523 of this"
call :say "minute; it has to name this file. Event 10524 or 10564: the restore failed."
call :say "It names the MSID of the restored secret; event 10529 names the one in use."
call :say ""
call :next_steps
set "exit=3"
goto leave

:failed
call :say ""
set "words=restore"
if defined code call :explain
if defined code call :say ""
call :say "FAILED: The restore ended with an error."
if defined accepted call :say "Yet ENTSSO logged that it took the file. See which secret it loads, as below,"
if defined accepted call :say "before you try again."
if not defined code call :say "Look in Event Viewer, Application, source ENTSSO, at the last entries."
if "%verdict%"=="verified" set "line=The backup of the secret that was there: %file%"
if "%verdict%"=="verified" call :tell
if defined accepted call :next_steps
call :say "Put that right, then start restore.cmd again."
set "exit=1"
goto leave

:next_steps
call :say "What to do next:"
if "%cluster%"=="yes" goto next_on_cluster
{afterRestore}
if not "%cluster%"=="no" call :say "On a node of a failover cluster, do this instead:"
if not "%cluster%"=="no" goto next_on_cluster
goto :eof
:next_on_cluster
{afterRestoreOnCluster}
goto :eof

{explain}

{texts}

{words}

{codes}
{restoreCodes}
