rem ---------------------------------------------------------------- the file of a new backup
:look_at_file
call :clean_text given
set "file=%clean%"
if defined file goto file_named
set "base=%SystemDrive%\SSO-Backup\SSO-%computer%{suffix}"
set "file=%base%.bak"
set "number=1"
:next_name
if not exist "%file%" goto file_named
set /a number=number+1
set "file=%base%-%number%.bak"
if %number% lss 100 goto next_name
:file_named
set "whole=%file%"
call :take_apart
if not defined name goto file_relative
if not exist "%drive%\" goto file_no_drive
if exist "%file%" goto file_there
call :look_at_drive
if "%kind%"=="network" goto file_on_network
set "line=ok       {newFileIs} %file%"
call :tell
if not exist "%folder%" call :more "Its folder is not there yet and will be made."
if "%kind%"=="ntfs" goto drive_ntfs
if "%kind%"=="fat" goto drive_fat
call :unknown "Whether drive %drive% is NTFS."
call :more "ENTSSO takes NTFS or removable media only, or fails with 0xC0002A07."
goto :eof
:drive_ntfs
call :ok "Drive %drive% is NTFS."
goto :eof
:drive_fat
call :stop "Drive %drive% is not NTFS. ENTSSO takes NTFS or removable media only."
call :more "Choose another drive: {script} {newFileSwitch} 'FILE'"
call :more "{removable}"
goto :eof
:file_relative
call :no_file_name
set "line=STOP     This is not the full path of a file on a local drive: %file%"
call :tell
call :more "Give one such as C:\SSO-Backup\SSO.bak: {script} {newFileSwitch} 'FILE'"
goto :eof
:file_no_drive
call :no_file_name
call :say "STOP     There is no drive %drive% here."
call :more "Choose another: {script} {newFileSwitch} 'FILE'"
goto :eof
:file_there
call :no_file_name
set "line=STOP     Something with this name is there, and is never overwritten: %file%"
call :tell
call :more "Choose another name: {script} {newFileSwitch} 'FILE'"
goto :eof
:file_on_network
call :stop "Drive %drive% is on the network; the ENTSSO service may not reach it."
call :more "Choose a local drive and copy the file later: {script} {newFileSwitch} 'FILE'"
goto :eof
:no_file_name
set "attention=yes"
set "taken=yes"
goto :eof

:take_apart
rem The path in whole: its drive, folder and name. Without a name it is no full path of a file on a drive.
set "name="
set "drive=%whole:~0,2%"
set "letter="
for %%d in (A B C D E F G H I J K L M N O P Q R S T U V W X Y Z) do if /i "%drive%"=="%%d:" set "letter=%%d"
if not defined letter goto :eof
if not "%whole:~2,1%"=="\" goto :eof
set "drive=%letter%:"
for %%i in ("%whole%") do set "folder=%%~dpi"
for %%i in ("%whole%") do set "name=%%~nxi"
goto :eof

:look_at_drive
rem The kind of the drive: network, ntfs, fat, or empty where it cannot be told.
set "kind=network"
net.exe use 2>nul | find.exe " %drive% " >nul
if not errorlevel 1 goto :eof
set "kind="
if not exist chkntfs.exe goto :eof
set "kind=ntfs"
chkntfs.exe %drive% 2>&1 | find.exe " NTFS" >nul
if not errorlevel 1 goto :eof
set "kind=fat"
chkntfs.exe %drive% 2>&1 | find.exe " FAT" >nul
if not errorlevel 1 goto :eof
chkntfs.exe %drive% 2>&1 | find.exe " exFAT" >nul
if not errorlevel 1 goto :eof
set "kind="
goto :eof
