rem ---------------------------------------------------------------- what is on this server
:look_at_server
call :look_at_rights
call :look_for_tool
call :look_at_version
call :look_at_cluster
call :look_at_service
call :look_at_secret_server
goto :eof

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
call :more "Right-click {script} (or Command Prompt), Run as administrator."
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
call :more "If it is installed, name the folder: {script} /dir 'FOLDER'"
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
call :more "Sign in to the master secret server and start {script} there."
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
set "elsewhere=yes"
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
call :more "Sign in there and start {script} there."
call :more "{anotherName}"
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

:tell_check
rem %1 words where all is well; exit is what was found.
set "exit=1"
if defined attention call :say "Something needs attention: see the lines STOP and warning."
if defined attention goto :eof
set "exit=3"
if defined unsure call :say "Nothing was found to be wrong, but not all could be found out."
if defined unsure goto :eof
set "exit=0"
call :say "%~1"
goto :eof
