/**
The words a prompt of ssoconfig may be made of, one table a language. Matching ignores letter case,
width, apostrophes and hyphens (see `prompts.ts`), so the phrases here are in lower case and hold neither.
*/
export type PromptWords = {
	readonly language: string;
	/** Whether words are set apart by spaces. */
	readonly spaced: boolean;
	readonly password: readonly string[];
	readonly confirmation: readonly string[];
	readonly reminder: readonly string[];
	/** One word that says both, such as a German compound. */
	readonly passwordConfirmation?: readonly string[];
	readonly passwordReminder?: readonly string[];
	/** Words that may stand beside the others and change nothing. */
	readonly filler: readonly string[];
};

export const promptWords: readonly PromptWords[] = [
	{
		language: 'en',
		spaced: true,
		password: ['password', 'pass word', 'passphrase'],
		confirmation: ['confirm', 'confirmation', 'reenter', 're enter', 'retype', 're type', 'repeat', 'again', 'verify'],
		reminder: ['reminder', 'hint'],
		filler: ['please', 'enter', 'type', 'a', 'the', 'your', 'new', 'for', 'backup', 'file', 'master', 'secret', 'to'],
	},
	{
		language: 'de',
		spaced: true,
		password: ['kennwort', 'passwort', 'kennworts', 'passworts', 'kennwortes', 'passwortes'],
		confirmation: ['bestätigen', 'bestätigung', 'bestätigen sie', 'wiederholen', 'wiederholung', 'wiederholen sie', 'erneut', 'nochmals', 'noch einmal'],
		reminder: ['erinnerung', 'hinweis', 'gedächtnisstütze', 'erinnerungshilfe', 'merkhilfe'],
		passwordConfirmation: ['kennwortbestätigung', 'passwortbestätigung', 'kennwortwiederholung', 'passwortwiederholung'],
		passwordReminder: ['kennworterinnerung', 'passworterinnerung', 'kennworthinweis', 'passworthinweis', 'kennworthilfe', 'passworthilfe'],
		filler: ['bitte', 'geben sie', 'eingeben', 'ein', 'eine', 'das', 'des', 'die', 'den', 'der', 'ihr', 'neues', 'für', 'an', 'zum', 'sicherungsdatei'],
	},
	{
		language: 'fr',
		spaced: true,
		password: ['mot de passe'],
		confirmation: ['confirmer', 'confirmez', 'confirmation', 'retaper', 'retapez', 'ressaisir', 'ressaisissez', 'répéter', 'répétez', 'à nouveau', 'de nouveau'],
		reminder: ['rappel', 'indice', 'indication', 'aide mémoire', 'mémo'],
		filler: ['veuillez', 'entrer', 'entrez', 'saisir', 'saisissez', 'taper', 'tapez', 'un', 'le', 'la', 'l', 'de', 'du', 'd', 'votre', 'nouveau', 'pour', 'fichier', 'sauvegarde'],
	},
	{
		language: 'es',
		spaced: true,
		password: ['contraseña', 'clave de acceso'],
		confirmation: ['confirmar', 'confirme', 'confirmación', 'repetir', 'repita', 'vuelva a escribir', 'de nuevo', 'otra vez'],
		reminder: ['recordatorio', 'aviso', 'indicio', 'pista', 'sugerencia'],
		filler: ['escriba', 'introduzca', 'ingrese', 'especifique', 'una', 'un', 'la', 'el', 'de', 'del', 'su', 'nueva', 'para', 'por favor', 'archivo', 'copia', 'seguridad'],
	},
	{
		language: 'it',
		spaced: true,
		password: ['password', 'parola d ordine'],
		confirmation: ['conferma', 'confermare', 'confermi', 'ripeti', 'ripetere', 'reimmettere', 'di nuovo'],
		reminder: ['promemoria', 'suggerimento'],
		filler: ['immettere', 'inserire', 'digitare', 'inserisci', 'una', 'un', 'la', 'il', 'della', 'di', 'per', 'nuova', 'file', 'backup'],
	},
	{
		language: 'pt',
		spaced: true,
		password: ['senha', 'palavra passe', 'palavra chave'],
		confirmation: ['confirmar', 'confirme', 'confirmação', 'repetir', 'repita', 'redigite', 'digite novamente', 'novamente', 'de novo'],
		reminder: ['lembrete', 'dica', 'sugestão'],
		filler: ['digite', 'insira', 'introduza', 'informe', 'uma', 'um', 'a', 'o', 'de', 'da', 'do', 'sua', 'nova', 'para', 'por favor', 'arquivo', 'ficheiro', 'backup'],
	},
	{
		language: 'ja',
		spaced: false,
		password: ['パスワード'],
		confirmation: ['確認入力', '確認用', '確認', '再入力', '再度', 'もう一度'],
		reminder: ['リマインダー', 'リマインダ', 'ヒント', '備忘'],
		filler: ['新しい', '入力してください', '入力', 'してください', 'の', 'を', '用'],
	},
	{
		language: 'zh-hans',
		spaced: false,
		password: ['密码', '口令'],
		confirmation: ['确认', '再次输入', '重新输入', '重复', '再次'],
		reminder: ['提示', '提醒'],
		filler: ['请', '输入', '键入', '新', '的', '您'],
	},
	{
		language: 'zh-hant',
		spaced: false,
		password: ['密碼'],
		confirmation: ['確認', '再次輸入', '重新輸入', '重複', '再次'],
		reminder: ['提示', '提醒'],
		filler: ['請', '輸入', '鍵入', '新', '的', '您'],
	},
	{
		language: 'ko',
		spaced: false,
		password: ['암호를', '암호의', '암호', '비밀번호를', '비밀번호의', '비밀번호', '패스워드'],
		confirmation: ['확인', '다시 입력', '재입력', '다시'],
		reminder: ['미리 알림', '알림', '힌트', '참고'],
		filler: ['새', '입력', '하십시오', '하세요'],
	},
	{
		language: 'ru',
		spaced: true,
		password: ['пароль', 'пароля', 'паролю', 'паролем', 'пароле'],
		confirmation: ['подтвердите', 'подтвердить', 'подтверждение', 'повторите', 'повторный ввод', 'ещё раз', 'еще раз', 'повторно'],
		reminder: ['напоминание', 'напоминания', 'подсказка', 'подсказку', 'подсказки'],
		filler: ['введите', 'новый', 'для', 'к', 'о', 'пожалуйста'],
	},
	{
		language: 'nl',
		spaced: true,
		password: ['wachtwoord'],
		confirmation: ['bevestig', 'bevestigen', 'bevestiging', 'herhaal', 'opnieuw', 'nogmaals'],
		reminder: ['herinnering', 'geheugensteun', 'geheugensteuntje', 'hint'],
		passwordReminder: ['wachtwoordherinnering', 'wachtwoordhint'],
		passwordConfirmation: ['wachtwoordbevestiging'],
		filler: ['voer', 'typ', 'geef', 'een', 'het', 'uw', 'nieuw', 'voor', 'in', 'van'],
	},
	{
		language: 'pl',
		spaced: true,
		password: ['hasło', 'hasła'],
		confirmation: ['potwierdź', 'potwierdzenie', 'powtórz', 'ponownie'],
		reminder: ['przypomnienie', 'podpowiedź', 'wskazówka'],
		filler: ['wprowadź', 'wpisz', 'podaj', 'nowe', 'do', 'o', 'dotycząca'],
	},
	{
		language: 'cs',
		spaced: true,
		password: ['heslo', 'hesla', 'heslu'],
		confirmation: ['potvrďte', 'potvrdit', 'potvrzení', 'zopakujte', 'znovu'],
		reminder: ['připomenutí', 'nápověda', 'připomínka'],
		filler: ['zadejte', 'nové', 'k', 'pro'],
	},
	{
		language: 'sv',
		spaced: true,
		password: ['lösenord', 'lösenordet'],
		confirmation: ['bekräfta', 'bekräftelse', 'upprepa', 'igen'],
		reminder: ['påminnelse', 'ledtråd'],
		passwordReminder: ['lösenordspåminnelse', 'lösenordsledtråd'],
		passwordConfirmation: ['lösenordsbekräftelse'],
		filler: ['ange', 'skriv', 'ett', 'nytt', 'för', 'till'],
	},
	{
		language: 'tr',
		spaced: true,
		password: ['parola', 'parolayı', 'şifre', 'şifreyi'],
		confirmation: ['onayla', 'onaylayın', 'onayı', 'doğrulayın', 'yeniden', 'tekrar'],
		reminder: ['hatırlatıcı', 'hatırlatıcısı', 'anımsatıcı', 'anımsatıcısı', 'ipucu'],
		filler: ['girin', 'yeni', 'için', 'bir', 'lütfen'],
	},
];
