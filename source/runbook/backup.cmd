@echo off
setlocal enableextensions disabledelayedexpansion
rem Backs up the ENTSSO master secret of BizTalk Server or Host Integration Server where entsso-backup
rem itself cannot run: Windows 2000 to Windows Server 2008 R2. Written by entsso-backup {version}.
rem Start it on the master secret server as an administrator; backup.cmd /? lists its switches.
rem It holds no password and writes none: ssoconfig asks for the password itself.
rem Exit codes: 0 done and verified, or healthy; 1 failed, or needs attention; 2 wrong usage;
rem 3 finished, but unproven, or it cannot be told.
for %%v in (mode force clicked sso found file taken attention stopped unsure log line) do set "%%v="
for %%v in (code size proof service master folder name exit version hotfix asked hex shown) do set "%%v="
for %%v in (folder version master asked event number code) do set "raw_%%v="
rem A text from outside (a tool, the registry, the event log, the keyboard) goes into a variable raw_..., which
rem stands between exclamation marks only: it is put in when a line has been read, so that nothing of it is run.
rem clean_text or clean_name make it fit to stand between percent signs within quotation marks, nowhere else.
set "self=%~f0"
set "here=%~dp0"
set "dir={installDirectory}"
set "given={backupFile}"
set "folders=CommonProgramFiles "CommonProgramFiles(x86)" CommonProgramW6432 ProgramFiles"
set "folders=%folders% "ProgramFiles(x86)" ProgramW6432 SystemDrive SystemRoot windir"
set "cluster=unknown"
rem Started by a click, the window would close before the result is read.
if "%~1"=="" set "clicked=yes"

:arguments
if "%~1"=="" goto look
if /i "%~1"=="/check" goto argument_check
if /i "%~1"=="/force" goto argument_force
if /i "%~1"=="/file" goto argument_file
if /i "%~1"=="/dir" goto argument_dir
if /i "%~1"=="/code" goto argument_code
if "%~1"=="/?" goto help
goto usage
:argument_check
set "mode=check"
shift /1
goto arguments
:argument_force
set "force=yes"
shift /1
goto arguments
:argument_file
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
call :explain
exit /b 0

:help
call :usage_lines
exit /b 0
:usage
call :usage_lines
exit /b 2
:usage_lines
call :say "backup.cmd              look this server over, then make the backup"
call :say "backup.cmd /check       only look; nothing is changed, nothing is written"
call :say "  /file 'FILE'          full path of the backup file"
call :say "  /dir 'FOLDER'         the folder that ssoconfig.exe is in"
call :say "  /force                go on although a line says STOP"
call :say "backup.cmd /code 0x...  what a code of ssoconfig means, and what to do"
call :say "Paths with spaces go into double quotes."
goto :eof

rem ---------------------------------------------------------------- look the server over
:look
rem Tools are called by their name in this folder, so that none of another folder is taken for them.
set "sys=%SystemRoot%\system32"
if defined PROCESSOR_ARCHITEW6432 if exist "%SystemRoot%\Sysnative\cmd.exe" set "sys=%SystemRoot%\Sysnative"
cd /d "%sys%"
call :clean_text COMPUTERNAME
set "computer=%clean%"
if not "%mode%"=="check" call :open_log
set "line=ENTSSO master secret: backup on %computer%"
call :tell
call :say ""
call :look_at_rights
call :look_for_tool
call :look_at_version
call :look_at_cluster
call :look_at_service
call :look_at_secret_server
call :look_at_file
call :say ""
if not "%mode%"=="check" goto decide
if defined attention goto check_attention
if defined unsure goto check_unsure
call :say "Nothing stands in the way of a backup."
set "exit=0"
goto leave
:check_attention
call :say "Something needs attention: see the lines STOP and warning."
set "exit=1"
goto leave
:check_unsure
call :say "Nothing was found to be wrong, but not all could be found out."
set "exit=3"
goto leave

:look_at_rights
if not exist whoami.exe goto rights_by_net
whoami.exe /groups 2>nul | find.exe "S-1-" >nul
if errorlevel 1 goto rights_by_net
whoami.exe /groups 2>nul | find.exe "S-1-5-32-544" >nul
if errorlevel 1 goto rights_none
rem Where no integrity level is listed, Windows has none, and every administrator is a full one.
whoami.exe /groups 2>nul | find.exe "S-1-16-" >nul
if errorlevel 1 goto rights_full
whoami.exe /groups 2>nul | find.exe "S-1-16-12288" >nul
if not errorlevel 1 goto rights_full
whoami.exe /groups 2>nul | find.exe "S-1-16-16384" >nul
if not errorlevel 1 goto rights_full
call :stop "This Command Prompt is not elevated."
call :more "Right-click backup.cmd (or Command Prompt), Run as administrator."
goto :eof
:rights_by_net
rem Listing the sessions takes an administrator. Error 5 is 'access denied'.
net.exe session >nul 2>&1
if not errorlevel 1 goto rights_full
net.exe session 2>&1 | find.exe " 5 " >nul
if not errorlevel 1 goto rights_none
call :unknown "Whether you are an administrator here."
call :more "Without those rights ssoconfig fails with 0xC0002A13."
goto :eof
:rights_none
call :stop "You are not an administrator here."
call :more "Sign in with an account of the local group Administrators that also"
call :more "belongs to SSO Administrators."
goto :eof
:rights_full
call :ok "You are an administrator."
goto :eof

:look_for_tool
call :clean_text dir
set "dir=%clean%"
set "candidate=%dir%"
set "source=as given"
call :try
if defined dir goto tool_looked_for
call :registered HKLM\SOFTWARE\Microsoft\ENTSSO InstallPath "registry"
call :registered HKLM\SOFTWARE\Wow6432Node\Microsoft\ENTSSO InstallPath "32-bit registry"
call :registered HKLM\SYSTEM\CurrentControlSet\Services\ENTSSO ImagePath "service path"
set "source=environment"
call :from_environment CommonProgramW6432 "Enterprise Single Sign-On"
call :from_environment CommonProgramFiles "Enterprise Single Sign-On"
call :from_environment ProgramFiles "Common Files\Enterprise Single Sign-On"
:tool_looked_for
if not defined sso goto tool_missing
set "line=ok       ssoconfig.exe was found: %sso% (%found%)"
call :tell
goto :eof
:tool_missing
call :stop "No folder with ssoconfig.exe was found."
if defined dir set "line=         Looked at: %dir%"
if defined dir call :tell
call :more "If it is installed, name the folder: backup.cmd /dir 'FOLDER'"
call :more "If it is not, sign in to the master secret server."
set "taken=yes"
goto :eof

:registered
rem %1 key, %2 value, %3 words for where it was found
if defined sso goto :eof
if not exist reg.exe goto :eof
set "raw_folder="
for /f "tokens=2*" %%a in ('reg.exe query %1 /v %2 2^>nul') do (
	if /i "%%a"=="REG_SZ" set "raw_folder=%%b"
	if /i "%%a"=="REG_EXPAND_SZ" set "raw_folder=%%b"
)
call :clean_text raw_folder
call :put_variable_in
if not defined clean goto :eof
set "candidate=%clean%"
set "source=%~3"
rem A service path names a program, perhaps in quotes and with arguments behind it.
if "%2"=="ImagePath" for %%i in ("%candidate%") do set "candidate=%%~dpi"
goto try
:put_variable_in
rem The registry may begin with a variable. Call would put it in, and run what else stands there.
if not defined clean goto :eof
if not "%clean:~0,1%"=="%%" goto :eof
set "variable="
for /f "tokens=1* delims=%%" %%a in ("%clean%") do (
	for %%v in (%folders%) do if /i "%%a"=="%%~v" set "variable=%%~v"
	set "rest=%%b"
)
if not defined variable goto :eof
call :clean_text %variable%
set "clean=%clean%%rest%"
goto :eof
:from_environment
rem %1 variable, %2 folder in it
call :clean_text %1
if not defined clean goto :eof
set "candidate=%clean%\%~2"

:try
if defined sso goto :eof
if not defined candidate goto :eof
if not "%candidate:~-1%"=="\" goto try_here
set "candidate=%candidate:~0,-1%"
goto try
:try_here
if not exist "%candidate%\ssoconfig.exe" goto :eof
set "sso=%candidate%"
set "found=%source%"
goto :eof

:look_at_version
rem No word where the version is not known; the ENTSSO of Windows 2000 and 2003 needs no hotfix.
if not exist reg.exe goto :eof
call :version_in HKLM\SOFTWARE\Microsoft\ENTSSO ProductVersion
call :version_in HKLM\SOFTWARE\Wow6432Node\Microsoft\ENTSSO ProductVersion
call :version_in HKLM\SOFTWARE\Wow6432Node\Microsoft\ENTSSO Server
call :clean_name raw_version
set "version=%clean%"
if not defined version goto :eof
if not "%version:~0,9%"=="9.0.2096." goto :eof
set "hotfix=yes"
call :warning "This is ENTSSO 9.0.2096, of BizTalk Server 2013 R2 or HIS 2013."
call :more "Unless hotfix KB3062831 is installed, it may not decrypt its data"
call :more "after a restore. Install it before a restore."
goto :eof
:version_in
rem %1 key, %2 value
if defined raw_version goto :eof
for /f "tokens=2*" %%a in ('reg.exe query %1 /v %2 2^>nul') do if /i "%%a"=="REG_SZ" set "raw_version=%%b."
goto :eof

:look_at_cluster
if exist "%SystemRoot%\Cluster\CLUSDB" goto cluster_yes
net.exe start 2>nul | findstr.exe /i "cluster" >nul
if not errorlevel 1 goto cluster_yes
if not exist reg.exe goto cluster_unknown
reg.exe query HKLM\Cluster >nul 2>&1
if not errorlevel 1 goto cluster_yes
reg.exe query HKLM\SYSTEM\CurrentControlSet\Services\ClusSvc /v Start 2>nul | find.exe "0x2" >nul
if not errorlevel 1 goto cluster_yes
set "cluster=no"
call :ok "This computer is not in a failover cluster."
goto :eof
:cluster_unknown
call :unknown "No sign of a failover cluster, but not all could be looked at."
call :more "If this is a cluster node: work on the active node, and never start"
call :more "the ENTSSO service by hand; bring its resource online instead."
goto :eof
:cluster_yes
set "cluster=yes"
call :warning "This computer is a node of a failover cluster."
call :more "Work on the active node. Never start the ENTSSO service by hand; bring"
call :more "its resource online in Cluster Administrator (2008: Failover Cluster"
call :more "Management). Restore the backup on each other node: see runbook.txt."
goto :eof

:look_at_service
set "number="
if not exist sc.exe goto service_by_net
sc.exe query ENTSSO 2>&1 | find.exe " 1060:" >nul
if not errorlevel 1 goto service_none
rem The state is the first number of one digit; its label is translated, the number is not.
for /f "tokens=2 delims=:" %%a in ('sc.exe query ENTSSO 2^>nul') do (
	for /f %%b in ("%%a") do for %%c in (1 2 3 4 5 6 7) do if "%%b"=="%%c" call :service_number %%c
)
if not defined number goto service_by_net
if "%number%"=="4" goto service_running
set "service=stopped"
if "%number%"=="2" goto service_moving
if "%number%"=="3" goto service_moving
if "%number%"=="5" goto service_moving
if "%number%"=="6" goto service_moving
call :stop "The ENTSSO service is not running."
goto service_advice
:service_number
if not defined number set "number=%1"
goto :eof
:service_moving
call :stop "The ENTSSO service is just starting or stopping."
call :more "Wait, then look again. After a restart it can take three minutes."
goto :eof
:service_advice
if "%cluster%"=="yes" goto service_cluster
if "%cluster%"=="no" call :more "Start it: net start ENTSSO"
if "%cluster%"=="no" goto :eof
call :more "If this is not a cluster node, start it: net start ENTSSO"
goto :eof
:service_cluster
call :more "Bring its resource online on the active node, never by hand."
goto :eof
:service_by_net
net.exe start 2>nul | findstr.exe /i /c:"Enterprise Single Sign-On" >nul
if not errorlevel 1 goto service_running
call :unknown "The ENTSSO service was not seen among the running services."
goto service_advice
:service_none
set "service=stopped"
call :stop "There is no ENTSSO service here."
call :more "Sign in to the master secret server and start backup.cmd there."
goto :eof
:service_running
call :ok "The ENTSSO service is running."
goto :eof

:look_at_secret_server
if not defined sso goto :eof
if "%service%"=="stopped" goto secret_server_unknown
if not exist "%sso%\ssomanage.exe" goto secret_server_unknown
cd /d "%sso%"
for /f "tokens=1* delims=:" %%a in ('ssomanage.exe -displaydb 2^>nul ^| %sys%\findstr.exe /i /c:"secret server"') do (
	for /f %%c in ("%%b") do if not defined raw_master set "raw_master=%%c"
)
rem 'Using SSO server : NAME' says who answered; 'Using SSO server on this computer' has no colon.
for /f "tokens=1* delims=:" %%a in ('ssomanage.exe -displaydb 2^>nul ^| %sys%\findstr.exe /i /c:"using sso server"') do (
	for /f %%c in ("%%b") do if not defined raw_asked set "raw_asked=%%c"
)
cd /d "%sys%"
call :clean_name raw_master
set "master=%clean%"
if not defined raw_asked goto secret_server_asked
call :is_computer raw_asked
if defined same goto secret_server_asked
set "asked=%clean%"
if /i "%asked%"=="localhost" goto secret_server_asked
rem On a cluster node it may be the network name of the ENTSSO resource, which is the secret server then.
if defined asked if "%cluster%"=="yes" if /i "%asked%"=="%master%" goto secret_server_asked
set "unsure=yes"
set "line=unknown  The SSO tools here talk to an SSO server of another name: %asked%"
if not defined asked set "line=unknown  The SSO tools here talk to an SSO server of another name."
call :tell
call :more "In the folder of ssoconfig type: ssomanage -showserver"
call :more "It tells which is asked; ssomanage -server NAME changes it."
goto :eof
:secret_server_asked
if not defined raw_master goto secret_server_unknown
call :is_computer raw_master
if defined same goto secret_server_this
if not defined master goto secret_server_unread
if "%cluster%"=="yes" goto secret_server_cluster
set "attention=yes"
set "stopped=yes"
set "line=STOP     ENTSSO names another master secret server: %master%"
call :tell
call :more "Sign in there and start backup.cmd there. If that is another name of"
call :more "this computer: backup.cmd /force"
goto :eof
:secret_server_cluster
set "attention=yes"
set "line=warning  ENTSSO names the master secret server %master%"
call :tell
call :more "Go on if that is the network name of the ENTSSO resource, and this is"
call :more "its active node."
goto :eof
:secret_server_this
call :ok "This computer is the master secret server."
goto :eof
:secret_server_unknown
call :unknown "Whether this computer is the master secret server."
goto secret_server_advice
:secret_server_unread
call :unknown "The master secret server has a name that is not shown here."
:secret_server_advice
call :more "In the folder of ssoconfig type: ssomanage -displaydb"
set "line=         The secret server it names has to be %computer%."
call :tell
goto :eof
:is_computer
rem %1 raw variable; same=yes where it names this computer. Names are compared without their domain, and as far as
rem NetBIOS keeps them. The clean name stays in clean.
set "same="
call :clean_name %1
set "short="
if defined clean for /f "delims=." %%a in ("%clean%") do set "short=%%a"
if not defined short goto is_computer_as_written
if /i "%short:~0,15%"=="%computer%" set "same=yes"
goto :eof
:is_computer_as_written
setlocal enabledelayedexpansion
if /i "!%1!"=="!COMPUTERNAME!" (
	endlocal
	set "same=yes"
	goto :eof
)
endlocal
goto :eof

:look_at_file
call :clean_text given
set "file=%clean%"
if defined file goto file_named
set "base=%SystemDrive%\SSO-Backup\SSO-%computer%"
set "file=%base%.bak"
set "number=1"
:next_name
if not exist "%file%" goto file_named
set /a number=number+1
set "file=%base%-%number%.bak"
if %number% lss 100 goto next_name
:file_named
set "drive=%file:~0,2%"
set "letter="
for %%d in (A B C D E F G H I J K L M N O P Q R S T U V W X Y Z) do if /i "%drive%"=="%%d:" set "letter=%%d"
if not defined letter goto file_relative
if not "%file:~2,1%"=="\" goto file_relative
set "drive=%letter%:"
for %%i in ("%file%") do set "folder=%%~dpi"
for %%i in ("%file%") do set "name=%%~nxi"
if not defined name goto file_relative
if not exist "%drive%\" goto file_no_drive
if exist "%file%" goto file_there
net.exe use 2>nul | find.exe " %drive% " >nul
if not errorlevel 1 goto file_on_network
set "line=ok       The backup file will be %file%"
call :tell
if not exist "%folder%" call :more "Its folder is not there yet and will be made."
if not exist chkntfs.exe goto drive_unknown
chkntfs.exe %drive% 2>&1 | find.exe " NTFS" >nul
if not errorlevel 1 goto drive_ntfs
chkntfs.exe %drive% 2>&1 | find.exe " FAT" >nul
if not errorlevel 1 goto drive_fat
chkntfs.exe %drive% 2>&1 | find.exe " exFAT" >nul
if not errorlevel 1 goto drive_fat
:drive_unknown
call :unknown "Whether drive %drive% is NTFS."
call :more "ENTSSO takes NTFS or removable media only, or fails with 0xC0002A07."
goto :eof
:drive_ntfs
call :ok "Drive %drive% is NTFS."
goto :eof
:drive_fat
call :stop "Drive %drive% is not NTFS. ENTSSO takes NTFS or removable media only."
call :more "Choose another drive: backup.cmd /file 'FILE'"
call :more "If it is a removable drive: backup.cmd /force"
goto :eof
:file_relative
call :no_file_name
set "line=STOP     This is not the full path of a file on a local drive: %file%"
call :tell
call :more "Give one such as C:\SSO-Backup\SSO.bak: backup.cmd /file 'FILE'"
goto :eof
:file_no_drive
call :no_file_name
call :say "STOP     There is no drive %drive% here."
call :more "Choose another: backup.cmd /file 'FILE'"
goto :eof
:file_there
call :no_file_name
set "line=STOP     Something with this name is there, and is never overwritten: %file%"
call :tell
call :more "Choose another name: backup.cmd /file 'FILE'"
goto :eof
:file_on_network
call :stop "Drive %drive% is on the network; the ENTSSO service may not reach it."
call :more "Choose a local drive and copy the file later: backup.cmd /file 'FILE'"
goto :eof
:no_file_name
set "attention=yes"
set "taken=yes"
goto :eof

rem ---------------------------------------------------------------- make the backup
:decide
if defined taken goto refused
if not defined stopped goto prepare
if defined force goto prepare
call :say "Nothing was started. Put right what stands behind STOP, then start it again."
call :say "If you know better: backup.cmd /force"
set "exit=1"
goto leave
:refused
call :say "Nothing was started. Put right what stands behind STOP, then start it again."
set "exit=1"
goto leave

:prepare
call :say "ssoconfig now asks three things, and only then says what is wrong:"
call :say "  1  Password            7 characters or more; stars are shown for them"
call :say "  2  Confirm Password    the same again"
call :say "  3  Password reminder   shown in clear; who has the file can read it, so it"
call :say "                         must not give the password away"
call :say "If it shows a number that begins with 0x, it failed: note that number."
call :say ""
echo Press a key to start, or Ctrl+C to leave.
pause >nul
if not exist "%folder%" md "%folder%" 2>nul
if not exist "%folder%" goto no_folder
if exist "%file%" goto appeared
if exist wevtutil.exe call :read_event
set "before=%event%"
call :say ""
set "line=%sso%\ssoconfig.exe -backupsecret %file%"
call :tell
call :say ""
"%sso%\ssoconfig.exe" -backupsecret "%file%"
set "ended=%errorlevel%"
rem A negative one is an error code, or that of a crash; those are known by their eight hexadecimal digits.
set "hex="
if "%ended:~0,1%"=="-" for %%s in (28 24 20 16 12 8 4 0) do call :hex_digit %%s
call :say ""
call :say "Evidence"
set "shown=%ended%"
if defined hex set "shown=0x%hex%"
call :say "  ssoconfig ended with exit code %shown%."
if not exist "%file%" goto no_file
for %%i in ("%file%") do set "size=%%~zi"
if not defined size goto no_file
if "%size%"=="0" goto empty_file
set "line=  The file is there, was not there before, and has %size% bytes: %file%"
call :tell
if "%ended:~0,1%"=="-" goto ask_for_code
call :look_for_event
if defined proof if "%ended%"=="0" goto verified
:ask_for_code
call :say ""
call :say "Did ssoconfig show a number that begins with 0x? Then type it here."
set "code="
set "raw_code="
set /p "raw_code=If not, press Enter: "
call :clean_text raw_code
set "code=%clean%"
if not defined code goto no_code
if /i "%code:~0,2%"=="0x" goto failed_with_code
:no_code
set "code="
if defined hex set "code=0x%hex%"
if defined code goto failed_with_code
if not defined size goto failed
if "%size%"=="0" goto failed
if "%ended:~0,1%"=="-" goto failed
goto unproven

:hex_digit
rem %1 how many bits stand behind it
set /a "digit=(ended>>%1)&15"
for %%p in ("10 A" "11 B" "12 C" "13 D" "14 E" "15 F") do (
	for /f "tokens=1*" %%x in ("%%~p") do if "%digit%"=="%%x" set "digit=%%y"
)
set "hex=%hex%%digit%"
goto :eof

:no_folder
set "line=FAILED: The folder could not be made: %folder%"
call :tell
call :say "Make it yourself, or choose another: backup.cmd /file 'FILE'"
set "exit=1"
goto leave
:appeared
set "line=FAILED: Something with this name has appeared, and is not overwritten: %file%"
call :tell
set "exit=1"
goto leave
:no_file
call :say "  The backup file is not there."
goto ask_for_code
:empty_file
call :say "  The backup file is empty, so it holds no master secret."
goto ask_for_code

:look_for_event
if not exist wevtutil.exe goto no_wevtutil
rem The event may be written a moment after ssoconfig has ended.
set "tries=0"
:next_try
set /a tries=tries+1
call :read_event
if not "%event%"=="%before%" goto new_event
if %tries% geq 4 goto no_event
ping.exe -n 2 127.0.0.1 >nul 2>&1
goto next_try
:new_event
if not defined log goto no_event
if not defined event goto no_event
rem It counts only when it names this file. The log is looked into, since there a path needs no quoting.
>>"%log%" set raw_event
set "logged=%file:&=&amp;%"
find.exe ">%logged%<" "%log%" >nul
if errorlevel 1 goto no_event
set "proof=yes"
call :say "  ENTSSO logged event 10559 (backed up) for this file."
goto :eof
:no_event
call :say "  No event 10559 (backed up) of ENTSSO for this file was found."
goto :eof
:no_wevtutil
call :say "  Whether ENTSSO logged event 10559 (backed up) cannot be seen from here."
goto :eof
:read_event
rem The newest event 10559 and its number, which is all that is compared. Of a text that has no number nothing is made.
set "event="
set "raw_event="
set "query=/q:*[System[Provider[@Name='ENTSSO'] and (EventID=10559)]]"
for /f "delims=" %%e in ('wevtutil.exe qe Application "%query%" /rd:true /c:1 /f:xml 2^>nul') do set "raw_event=%%e"
if not defined raw_event goto :eof
set "raw_number="
setlocal enabledelayedexpansion
for /f "delims=" %%e in ("!raw_event:*<EventRecordID>=!") do (
	endlocal
	for /f "delims=<" %%n in ("%%e") do set "raw_number=%%n"
	goto event_number
)
endlocal
:event_number
call :clean_name raw_number
set "event=%clean%"
goto :eof

rem ---------------------------------------------------------------- the result in words
:verified
call :say ""
call :say "VERIFIED: The master secret is backed up."
call :say ""
call :next_steps
set "exit=0"
goto leave

:unproven
call :say ""
call :say "UNPROVEN: There is a backup file, but it is not proved to be good."
call :say "In Event Viewer, Application, source ENTSSO, look for event 10559 of this"
call :say "minute; it has to name this file. Event 10560 or 10561: the backup failed."
if exist eventquery.vbs call :say "Or type:"
if exist eventquery.vbs for %%s in ("%sys%") do echo   cscript %%~s\eventquery.vbs /l application /fi "id eq 10559" /v
call :say "Without event 10559, keep this file and make another backup with another name."
call :say ""
call :next_steps
set "exit=3"
goto leave

:failed_with_code
call :say ""
call :explain
:failed
call :say ""
call :say "FAILED: The master secret was not backed up."
set "line=Do not rely on this file; nothing was deleted: %file%"
if exist "%file%" call :tell
if not defined code call :say "Look in Event Viewer, Application, source ENTSSO, at the last entries."
call :say "Put that right, then start backup.cmd again."
set "exit=1"
goto leave

:next_steps
call :say "What to do next:"
call :say "  1. Copy the backup file to another computer; a copy that stays here is lost"
call :say "     with this one."
call :say "  2. Put the password where two people can find it, away from the file."
call :say "  3. See who may read the folder: Properties, Security. Only those who need it."
call :say "  4. Fill in the recovery sheet in runbook.txt, and try a restore on a test"
call :say "     machine: only that proves the password."
if defined hotfix call :say "  5. Install hotfix KB3062831 before a restore, unless it is there already."
goto :eof

:leave
if defined log echo.
if defined log for /f "delims=" %%l in ("%log%") do echo Log, without the password: %%l
if defined clicked echo Press a key to close this.
if defined clicked pause >nul
exit /b %exit%

rem ---------------------------------------------------------------- what a code means
:explain
if not defined code goto explain_unknown
rem A number of 64 bits is the one of 32 bits that was widened to it.
if /i "%code:~0,10%"=="0xFFFFFFFF" if not "%code:~10%"=="" set "code=0x%code:~10%"
set "sign=#"
call :rows_of_code
if not defined hit goto explain_unknown
set "hit="
set "sign=@"
if not "%cluster%"=="no" call :rows_of_code
if "%cluster%"=="yes" if defined hit goto :eof
set "sign=="
call :rows_of_code
goto :eof
:rows_of_code
set "hit="
for /f "usebackq tokens=1*" %%a in ("%self%") do if /i "%%a"=="%sign%%code%" (
	set "hit=yes"
	echo   %%b
	if defined log >>"%log%" echo   %%b
)
goto :eof
:explain_unknown
set "line=There are no words here for the code %code%"
call :tell
call :say "Look in Event Viewer, Application, source ENTSSO, at the last entries."
goto :eof

rem ---------------------------------------------------------------- texts from outside
:clean_text
rem %1 variable; what it holds goes into clean, without its quotation marks.
set "clean="
if not defined %1 goto :eof
setlocal enabledelayedexpansion
set "%1=!%1:"=!"
for /f "delims=" %%x in ("!%1!") do (
	endlocal
	set "clean=%%x"
	goto :eof
)
endlocal
goto :eof
:clean_name
rem %1 variable; what it holds goes into clean where all its signs are those of computer names and versions.
call :clean_text %1
if not defined clean goto :eof
setlocal enabledelayedexpansion
if not "!%1!"=="!clean!" (
	endlocal
	set "clean="
	goto :eof
)
endlocal
rem What is left between these signs is none of them. The sign that would make it a comment is one of them.
set "signs=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._"
for /f "eol=A delims=%signs%" %%x in ("x%clean%") do if not "%%x"=="" set "clean="
goto :eof

rem ---------------------------------------------------------------- words on the screen and in the log
:ok
call :say "ok       %~1"
goto :eof
:warning
set "attention=yes"
call :say "warning  %~1"
goto :eof
:stop
set "attention=yes"
set "stopped=yes"
call :say "STOP     %~1"
goto :eof
:unknown
set "unsure=yes"
call :say "unknown  %~1"
goto :eof
:more
call :say "         %~1"
goto :eof
:say
if "%~1"=="" goto say_nothing
echo %~1
if not defined log goto :eof
>>"%log%" echo %~1
goto :eof
:say_nothing
echo.
if not defined log goto :eof
>>"%log%" echo.
goto :eof
:tell
rem For a line with a clean text: in a for variable it may hold any sign, while call would read it again.
for /f "delims=" %%l in ("%line%") do echo %%l
if not defined log goto :eof
for /f "delims=" %%l in ("%line%") do >>"%log%" echo %%l
goto :eof

:open_log
rem Beside this file, or else in the folder for temporary files; a name that is free.
set "base=%here%backup-log"
call :free_log
if defined log goto :eof
call :clean_text TEMP
set "base=%clean%\backup-log"
call :free_log
goto :eof
:free_log
set "number=0"
:next_log
set /a number=number+1
set "log=%base%-%number%.txt"
if exist "%log%" if %number% lss 1000 goto next_log
if exist "%log%" set "log="
if not defined log goto :eof
call :clean_text USERNAME
set "line=backup.cmd of entsso-backup {version} on %computer%, %DATE% %TIME%, by %clean%"
(for /f "delims=" %%l in ("%line%") do >>"%log%" echo %%l) 2>nul
if not exist "%log%" set "log="
goto :eof

rem ---------------------------------------------------------------- codes: # what it means, = what to do, @ on a cluster
{codes}
