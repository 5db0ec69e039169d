import {createContext} from 'react';
import {chooseTheme} from '../terminal/theme.ts';

export const ThemeContext = createContext(chooseTheme({isAscii: true}));
