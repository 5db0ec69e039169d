/**
Prompts that ask for one of our answers, one table a language, as patterns: `[a|b]` may stand there, `(a|b)` must,
`<name>` is that entry of `words`. A pattern says where each word stands, for its place decides what is asked:
"Backup file password" is a password, "Password file" a file. What fits no pattern is put to the user, so a pattern
missing here costs a question, and one too many may cost the password.

Left out on purpose: "old", "current" and the like (another password), "Type password" (a label for its type),
`clave de acceso` and `palavra-chave` (also an access key, a keyword), and "check the password" in Japanese and
Korean, which is how they say that it was wrong.

Matching ignores letter case, width, apostrophes and hyphens (see `prompts.ts`), so the patterns are in lower
case and hold neither.
*/
export type PromptWords = {
	readonly language: string;
	/** True when the language separates words by spaces. */
	readonly spaced: boolean;
	readonly words: Readonly<Record<string, string>>;
	readonly password: readonly string[];
	readonly confirmation: readonly string[];
	readonly reminder: readonly string[];
};

export const promptWords: readonly PromptWords[] = [
	{
		language: 'en',
		spaced: true,
		words: {
			secret: '[new] [backup [file]] (password|pass word|passphrase)',
			target: '[(for|of) [the|your] (backup [file]|file|master secret [backup [file]])]',
			enter: '[please] (enter [a|the|your]|type (a|the|your))',
		},
		password: ['<secret> <target>', '<enter> <secret> <target>'],
		confirmation: [
			'[please] (confirm|reenter|re enter|retype|re type|repeat|verify) [the|your] <secret> <target>',
			'[<enter>] <secret> again',
			'[<enter>] <secret> confirmation',
			'confirmation [of the] <secret>',
		],
		reminder: ['[<enter>] <secret> (reminder|hint)', '[<enter>] (reminder|hint) for [the|your] <secret>'],
	},
	{
		language: 'de',
		spaced: true,
		words: {
			secret: '(kennwort|passwort)',
			ofSecret: '(kennworts|kennwortes|passworts|passwortes)',
			target: '[(für die|der|zur) (sicherungsdatei|sicherung)]',
			give: '[bitte] geben sie [bitte]',
			again: '(erneut|nochmals|noch einmal)',
			hint: '(erinnerung|hinweis|gedächtnisstütze|erinnerungshilfe|merkhilfe)',
			hintWord: '(<oneWord>|<secret> (erinnerung|hinweis))',
			oneWord: '(kennworterinnerung|passworterinnerung|kennworthinweis|passworthinweis|kennworthilfe|passworthilfe)',
			the: '[das|ihr] [neue|neues]',
		},
		password: [
			'[neues] <secret> <target>',
			'[bitte] [das|ein|ihr] [neue|neues] <secret> <target> eingeben',
			'<give> [das|ein|ihr] [neue|neues] <secret> <target> ein',
		],
		confirmation: [
			'[bitte] <the> <secret> <target> (bestätigen|wiederholen)',
			'[bitte] (bestätigen|wiederholen) sie [bitte] <the> <secret> <target>',
			'(bestätigung|wiederholung) des <ofSecret>',
			'<secret> (bestätigung|wiederholung)',
			'(kennwort|passwort|kennworts|passworts) <again> [eingeben]',
			'[bitte] <the> <secret> <again> eingeben',
			'<give> <the> <secret> <again> ein',
			'(kennwortbestätigung|passwortbestätigung|kennwortwiederholung|passwortwiederholung)',
		],
		reminder: [
			'<hintWord> [eingeben]',
			'[eine] <hint> (zum|für das|für ihr|an das) <secret> [eingeben]',
			'<hint> des <ofSecret>',
			'<give> [eine|einen|die|den] (<hintWord>|<hint> (zum|für das|für ihr|an das) <secret>) ein',
		],
	},
	{
		language: 'fr',
		spaced: true,
		words: {
			secret: '[nouveau] mot de passe',
			target: '[(du|pour le) fichier [de [la] sauvegarde]|(de|de la|pour la) sauvegarde]',
			enter: '[veuillez] (entrer|entrez|saisir|saisissez|taper|tapez)',
			the: '[un|le|votre]',
			again: '(à nouveau|de nouveau)',
		},
		password: ['[<enter> <the>] <secret> <target>'],
		confirmation: [
			'[veuillez] (confirmer|confirmez|retaper|retapez) <the> <secret> <target>',
			'[veuillez] (ressaisir|ressaisissez|répéter|répétez) <the> <secret> <target>',
			'confirmation (de|du|de votre) <secret>',
			'[<enter> <the>] <secret> <again>',
			'<enter> <again> <the> <secret>',
		],
		reminder: [
			'[<enter>] [un|une|le|l|la] (rappel|indice|indication|aide mémoire|mémo) (de|du|de votre|pour le|pour votre) '
			+ '<secret>',
		],
	},
	{
		language: 'es',
		spaced: true,
		words: {
			secret: '[nueva] contraseña',
			target: '[(del|para el) archivo [de copia de seguridad]|(de la|para la|de) copia de seguridad]',
			enter: '[por favor] (escriba|introduzca|ingrese|especifique)',
			the: '[la|su|una]',
			again: '(de nuevo|otra vez)',
		},
		password: ['[<enter> <the>] <secret> <target>'],
		confirmation: [
			'[por favor] (confirmar|confirme|repetir|repita|vuelva a escribir) <the> <secret> <target>',
			'confirmación (de|de la|de su) <secret>',
			'[<enter> <the>] <secret> <again>',
			'<enter> <again> <the> <secret>',
		],
		reminder: [
			'[<enter>] [un|el|una|la] (recordatorio|aviso|indicio|pista|sugerencia) (de|de la|de su|para la|para su) <secret>',
		],
	},
	{
		language: 'it',
		spaced: true,
		words: {
			secret: '[nuova] (password|parola d ordine)',
			target: '[(del|per il) file [di backup]|(del|di|per il) backup]',
			enter: '(immettere|inserire|digitare|inserisci)',
			the: '[la|una]',
		},
		password: ['[<enter> <the>] <secret> <target>'],
		confirmation: [
			'(conferma|confermare|confermi|ripeti|ripetere|reimmettere) [la] <secret> <target>',
			'conferma (di|della) <secret>',
			'[<enter> <the>] <secret> di nuovo',
			'<enter> di nuovo <the> <secret>',
		],
		reminder: ['[<enter>] [un|il] (promemoria|suggerimento) [della|di|per|per la] <secret>'],
	},
	{
		language: 'pt',
		spaced: true,
		words: {
			secret: '[nova] (senha|palavra passe)',
			target: '[(do|para o) (arquivo|ficheiro) [de backup]|(do|de|para o) backup]',
			enter: '[por favor] (digite|insira|introduza|informe)',
			the: '[a|uma|sua|a sua]',
			again: '(novamente|de novo)',
		},
		password: ['[<enter> <the>] <secret> <target>'],
		confirmation: [
			'[por favor] (confirmar|confirme|repetir|repita|redigite) <the> <secret> <target>',
			'confirmação (de|da|da sua) <secret>',
			'[<enter> <the>] <secret> <again>',
			'<enter> <again> <the> <secret>',
		],
		reminder: ['[<enter>] [um|uma|o|a] (lembrete|dica|sugestão) (de|da|da sua|para|para a) <secret>'],
	},
	{
		language: 'ja',
		spaced: false,
		words: {
			secret: '[新しい|バックアップ の|バックアップ ファイル の] パスワード',
			please: '入力 [してください]',
			again: '(再度|もう一度)',
		},
		password: ['<secret> [[を|の] <please>]'],
		confirmation: [
			'<secret> [の] (確認|確認用|再入力)',
			'<secret> [の|を] (確認 入力|再 入力) [してください]',
			'<secret> [を] <again> <please>',
			'<again> <secret> [を] <please>',
			'(確認|確認用) [の] パスワード [[を] <please>]',
		],
		reminder: ['<secret> [の] (リマインダー|リマインダ|ヒント|備忘|関連 語句) [[を|の] <please>]'],
	},
	{
		language: 'zh-hans',
		spaced: false,
		words: {
			secret: '[您 的] [新 [的]|备份 [的]|备份 文件 [的]] (密码|口令)',
			enter: '[请] (输入|键入)',
		},
		password: ['[<enter>] <secret>'],
		confirmation: [
			'[请] (确认|重复|再次 输入|重新 输入|再次 键入|重新 键入) <secret>',
			'<enter> 确认 <secret>',
			'<secret> 确认',
		],
		reminder: ['[<enter>] <secret> [的] (提示|提醒)'],
	},
	{
		language: 'zh-hant',
		spaced: false,
		words: {
			secret: '[您 的] [新 [的]|備份 [的]|備份 檔案 [的]] 密碼',
			enter: '[請] (輸入|鍵入)',
		},
		password: ['[<enter>] <secret>'],
		confirmation: [
			'[請] (確認|重複|再次 輸入|重新 輸入|再次 鍵入|重新 鍵入) <secret>',
			'<enter> 確認 <secret>',
			'<secret> 確認',
		],
		reminder: ['[<enter>] <secret> [的] (提示|提醒)'],
	},
	{
		language: 'ko',
		spaced: false,
		words: {
			secret: '[새|백업 파일] (암호|비밀번호|패스워드)',
			please: '입력 [하십시오|하세요]',
		},
		password: ['<secret> [[를] <please>]'],
		confirmation: [
			'<secret> 확인 [입력]',
			'<secret> [를] (다시 <please>|재 <please>)',
			'다시 <secret> [를] <please>',
		],
		reminder: ['<secret> [의] (미리 알림|알림|힌트|참고) [[를|을] <please>]'],
	},
	{
		language: 'ru',
		spaced: true,
		words: {
			target: '[для (резервной копии|файла резервной копии)|к файлу резервной копии|файла резервной копии]',
			again: '(ещё раз|еще раз|повторно)',
		},
		password: ['[[пожалуйста] введите] [новый] пароль <target>'],
		confirmation: [
			'[пожалуйста] (подтвердите|подтвердить|повторите) [ввод] [новый] пароль <target>',
			'(подтверждение|повторный ввод|повторите ввод) [нового] пароля',
			'[[пожалуйста] введите] [новый] пароль <again>',
			'[пожалуйста] (<again> введите|введите <again>) [новый] пароль',
		],
		reminder: [
			'(напоминание|подсказка) (о пароле|пароля|для пароля|к паролю)',
			'введите (напоминание|подсказку) (о пароле|пароля|для пароля|к паролю)',
		],
	},
	{
		language: 'nl',
		spaced: true,
		words: {
			the: '[een|het|uw] [nieuw|nieuwe]',
			target: '[(voor|van) (het|de) (back up|back upbestand|backup|backupbestand)]',
			again: '(opnieuw|nogmaals)',
			hint: '(herinnering|geheugensteun|geheugensteuntje|hint)',
		},
		password: [
			'[nieuw] wachtwoord <target> [invoeren]',
			'voer <the> wachtwoord <target> in',
			'(typ|geef) <the> wachtwoord <target> [op|in]',
		],
		confirmation: [
			'(bevestig|herhaal) <the> wachtwoord <target>',
			'[nieuw] wachtwoord (bevestigen|bevestiging|herhalen|<again>) [invoeren]',
			'bevestiging van (het|uw) wachtwoord',
			'(voer|typ|geef) <the> wachtwoord <again> [in|op]',
			'(voer|typ|geef) <again> <the> wachtwoord [in|op]',
			'wachtwoordbevestiging',
		],
		reminder: [
			'[voer een|geef een|typ een] (wachtwoordherinnering|wachtwoordhint) [in|op]',
			'wachtwoord (hint|herinnering)',
			'[voer een|geef een|typ een] <hint> (voor|van|aan) [het|uw] wachtwoord [in|op]',
		],
	},
	{
		language: 'pl',
		spaced: true,
		words: {
			enter: '(wprowadź|wpisz|podaj)',
			target: '[do (kopii zapasowej|pliku kopii zapasowej)|(kopii zapasowej|pliku kopii zapasowej)]',
		},
		password: ['[<enter>] [nowe] hasło <target>'],
		confirmation: [
			'(potwierdź|powtórz) [nowe] hasło <target>',
			'potwierdzenie [nowego] hasła',
			'[<enter>] [nowe] hasło ponownie',
			'(ponownie <enter>|<enter> ponownie) [nowe] hasło',
		],
		reminder: [
			'[<enter>] (przypomnienie|podpowiedź|wskazówka|wskazówkę) (hasła|do hasła|o haśle|dotycząca hasła|dotyczącą hasła)',
		],
	},
	{
		language: 'cs',
		spaced: true,
		words: {
			target: '[(k|pro) (záloze|zálohu)|(k souboru|pro soubor) zálohy|souboru zálohy]',
		},
		password: ['[zadejte] [nové] heslo <target>'],
		confirmation: [
			'(potvrďte|potvrdit|zopakujte) [nové] heslo <target>',
			'potvrzení [nového] hesla',
			'[zadejte] [nové] heslo znovu',
			'(znovu zadejte|zadejte znovu) [nové] heslo',
		],
		reminder: ['[zadejte] (připomenutí|nápověda|nápovědu|připomínka|připomínku) (hesla|k heslu|pro heslo)'],
	},
	{
		language: 'sv',
		spaced: true,
		words: {
			secret: '[nytt|ett|ett nytt|det|det nya] (lösenord|lösenordet)',
			target: '[(för|till) säkerhetskopian]',
			enter: '(ange|skriv|skriv in)',
			hintWord: '(lösenordspåminnelse|lösenordsledtråd)',
			hint: '(påminnelse|ledtråd)',
		},
		password: ['[<enter>] <secret> <target>'],
		confirmation: [
			'(bekräfta|upprepa) <secret> <target>',
			'[<enter>] <secret> igen',
			'<enter> igen <secret>',
			'bekräftelse av <secret>',
			'lösenordsbekräftelse',
		],
		reminder: ['[<enter>] [en] <hintWord>', '[<enter>] [en] <hint> (för|till|om) <secret>'],
	},
	{
		language: 'tr',
		spaced: true,
		words: {
			secret: '[yeni|bir|yeni bir] (parola|şifre)',
			theSecret: '[yeni] (parolayı|şifreyi)',
			again: '(yeniden|tekrar)',
			hint: '(ipucu|hatırlatıcı|hatırlatıcısı|anımsatıcı|anımsatıcısı)',
		},
		password: ['<secret>', '[lütfen] (<secret>|<theSecret>) girin'],
		confirmation: [
			'[lütfen] <theSecret> (onayla|onaylayın|doğrulayın|<again> girin)',
			'[lütfen] <again> <theSecret> girin',
			'<secret> (onayı|tekrar|tekrarı)',
		],
		reminder: ['[lütfen] <secret> [için] <hint> [girin]'],
	},
];
