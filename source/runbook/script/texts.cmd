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
