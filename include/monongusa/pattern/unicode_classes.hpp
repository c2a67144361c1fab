// SPDX-License-Identifier: BSL-1.0
// unicode_classes: the classes that `\p` can name: categories and scripts of Unicode 14.0.0; written by tools/unicode_classes.py.

#ifndef MONONGUSA_PATTERN_UNICODE_CLASSES_HPP
#define MONONGUSA_PATTERN_UNICODE_CLASSES_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::pattern {

// A class is written as numbers: how many characters to leave out, how many more than one to take, and so on.  A number is digits of
// base 28 from '@' on, the highest first, and ends with one of base 34 from ']' on.  Plain pointers, since views would have to be
// computed by everyone who includes this.
struct unicode_class {
    char const* name;
    char const* ranges;
    char const* any_case;  // with what differs in case only; empty where that is nothing
};

/// Sorted by name.
// clang-format off
inline constexpr unicode_class unicode_classes[] = {
    {"Adlam", "DSM{Bdafa^", ""},
    {"Ahom", "BS@uw_kas", ""},
    {"Anatolian_Hieroglyphs", "CCCoQa", ""},
    {"Any", "]AMVG~", ""},
    {"Arabic",
     "AQca^b^j^_^|^fhv^Cb^~BiAjG_{^^cBb^yBIDmCimJs_Bh_Apd]}lCga^C}DCz{BDBz`^w^^^]_]^f^`^]^]c]a]^]^]^_^^^]_]^]^]^]^]^^^]_`^c^`^`^]^f^mb_^a^"
     "mAo^",
     ""},
    {"Armenian", "AK`A`_Al__BJ@pa", ""},
    {"Avestan", "BOViAp`c", ""},
    {"Balinese", "GGgBe`Ai", ""},
    {"Bamum", "APVqBpAWYkPu", ""},
    {"Bassa_Vah", "CMOwz_b", ""},
    {"Batak", "GL}Ane`", ""},
    {"Bengali", "BOo`^d_^_r^c^]``_e_^_`e]a^^a_u", ""},
    {"Bhaiksuki", "BTJie^Ag^jgy", ""},
    {"Bopomofo", "U}^LK`AeCg|", ""},
    {"Brahmi", "BQD]BfaA^f]", ""},
    {"Braille", "JUcGn", ""},
    {"Buginese", "F[wx_^", ""},
    {"Buhid", "FG_p", ""},
    {"C", "]|Bx}j]AL_bs]Es]Al]Kg^Bi]DBd]BDaawaAla^fAUJaHXlAQb]Gh_DNb]l]INkeAHS^`EPtdAAZPs]{BxBLSwBLWl_BLWl", ""},
    {"Canadian_Aboriginal", "EJqRxPmB^BMHol", ""},
    {"Carian", "BMOgAk", ""},
    {"Caucasian_Albanian", "BNFqAnh]", ""},
    {"Cc", "]|Bx}", ""},
    {"Cf", "E`]AL_bs]Es]Al]Kg^Bi]DBd]BDaawaAla^fBCWv]Gh_DNb]l]INkeAHS^`EPtdAAZPs]{Bx", ""},
    {"Chakma", "BQKoAo^n", ""},
    {"Cham", "AQT]Aqfj_f_`", ""},
    {"Cherokee", "EGwBn_bALTgBh", ""},
    {"Chorasmian", "BQAsx", ""},
    {"Co", "BDFqFTdAFMRaBLWl_BLWl", ""},
    {"Common",
     "]A{wbwAi^k^at]|]MdAaba_pCk]f]c]^]Rv]c]k]`]}]Dq]Oc]Cx^AHn]K|`Ho]APt_B`^E~^^]AHb]j]d`^b^__]Vvh_Bo^g`g^kn}AzA`^__b^w^mAd_aSmvgr[fGoRl_|"
     "^C_O_BvKyhaa^]^ulda`Bt^`]Bs^Dhl}A^AwAz|BiAj]BqD|FY{AzWZa~C]_DzfGc]Du]Kr]k^V@_^FafsA]^o^`Dh]^|wbwgg]Ah^A{c^cgaGq_aAg`eBiiAnAgFuwAUYw`"
     "E@qCjAwGdgAa_Ax`me^dzaAwGdpiBofuC~Bm^B_^^_]_^_`^h^]^c^A{^`_d^c^x^`^a^]`c^I~_Hp_AlEM|A~BeAwTwAfaB|ik_k^k^A_gE`Asv^^jAfaed^kbDoA@|bl`i"
     "`CjiBqdha]lhaArefcAbez_^BgI~ij_a`a`cfy`gbbgfcdecfDg^AqA`fAAODt]{Bx",
     "]A{wbwAi^k^at]|]MdAaba_pCk]f]c]^]q]|]Qc]c]k]`]}]Dq]Oc]Cx^AHn]K|`Ho]APt_B`^E~^^]AHb]j]d`^b^__]Vvh_Bo^g`g^kn}AzA`^__b^w^mAd_aSmvgr[fGo"
     "Rl_|^C_O_BvKyhaa^]^ulda`Bt^`]Bs^Dhl}A^AwAz|BiAj]BqD|FY{AzWZa~C]_DzfGc]Du]Kr]k^V@_^FafsA]^o^`Dh]^|wbwgg]Ah^A{c^cgaGq_aAg`eBiiAnAgFuwA"
     "UYw`E@qCjAwGdgAa_Ax`me^dzaAwGdpiBofuC~Bm^B_^^_]_^_`^h^]^c^A{^`_d^c^x^`^a^]`c^I~_Hp_AlEM|A~BeAwTwAfaB|ik_k^k^A_gE`Asv^^jAfaed^kbDoA@|"
     "bl`i`CjiBqdha]lhaArefcAbez_^BgI~ij_a`a`cfy`gbbgfcdecfDg^AqA`fAAODt]{Bx"},
    {"Coptic", "AAejJYkCjbc", ""},
    {"Cs", "BBBiBDd", ""},
    {"Cuneiform", "BULm[`C]Ce^ahEv", ""},
    {"Cypriot", "BN[wb_]^Af^^`]_]", ""},
    {"Cypro_Minoan", "BYQsB{", ""},
    {"Cyrillic", "ABaC{_D}FGoeDw]Be]DKn|ADIkBxWOe^", ""},
    {"Deseret", "BMYsBh", ""},
    {"Devanagari", "BKwBiak_vANX]|", ""},
    {"Dives_Akuru", "BSOwc_]_d^^^z^^_hff", ""},
    {"Dogra", "BSHeAv", ""},
    {"Duployan", "DGK_Cabi`edf_`", ""},
    {"Egyptian_Hieroglyphs", "BYT}ACm^e", ""},
    {"Elbasan", "BNEcAb", ""},
    {"Elymaic", "BQC_s", ""},
    {"Ethiopic", "DWoBa^`_c^]^`_Ac^`_}^`_c^]^`_k^As^`_A}_|`vF[]sfc^c^c^c^c^c^c^cAERcb_b_bfc^cCADnc^`^^^k", ""},
    {"Georgian", "DMcA`^]b]_Ae^`CC_Ae__DJiA`^]b]", ""},
    {"Glagolitic", "KWgBxDED]c^m_c^^^a", ""},
    {"Gothic", "BMSow", ""},
    {"Grantha", "BQZq`^d_^_r^c^^^a_e_^___]c]bc_c`a", ""},
    {"Greek",
     "Y{`^__`^]a]^]^_^]^p^AyklFUiaAmaaaBm]Ikr_b_A`_b_d^]^]^]^{_Ao^k^j_b^o__^eHt]AID{]WBkBgn]B@@|B^",
     "Eh]Sf]Ae`^__`^]a]^]^_^]^p^AyklFUiaAmaaaBm]Ikr_b_A`_b_d^]^]^]^{_Ao^k^j_b^o__^eHt]AID{]WBkBgn]B@@|B^"},
    {"Gujarati", "BW`_^e^_^r^c^^^a_f^_^__]l`_hdc", ""},
    {"Gunjala_Gondi", "BTTub^^^A_^^^bdf", ""},
    {"Gurmukhi", "BSh_^ba^_r^c^^^^^^_]^aa^__`]d`^]dm", ""},
    {"Han", "LNav^BqiFfAj]^]vek`A@iFYzA{VAjWZaJv_C`ACMc^i^AJTsAPXl}DJadFn_FAlkGWwCGfO|APgEEe", ""},
    {"Hangul", "DP]GnHCe^GpBvCh{A|{AC[`yR|KTpisaAkJRm{`b_b_b__", ""},
    {"Hanifi_Rohingya", "BPIkAbef", ""},
    {"Hanunoo", "FFaq", ""},
    {"Hatran", "BOFio^^ba", ""},
    {"Hebrew", "AM|AqewabBIY{v^a^]^^^^^f", ""},
    {"Hiragana", "L[hBnc_CSBrHkAk_QJ~]", ""},
    {"Imperial_Aramaic", "BOAsr^e", ""},
    {"Inherited",
     "VqCfHb^Mggw]Us`DRt{O`_^i^ca]c]`^EyAzOk^Eu}DBr`Cb^A[FnlmjA@t]Fs]DKa]AVMwAh_sP]_nd_c{`AAZVsG^",
     "VqCfAd]|]E~^Mggw]Us`DRt{O`_^i^ca]c]`^EyAzMa]Bf^Eu}DBr`Cb^A[FnlmjA@t]Fs]DKa]AVMwAh_sP]_nd_c{`AAZVsG^"},
    {"Inscriptional_Pahlavi", "BOYcobd", ""},
    {"Inscriptional_Parthian", "BOXer_d", ""},
    {"Javanese", "AQPeBf_fa^", ""},
    {"Kaithi", "BQGwA}g]", ""},
    {"Kannada", "CJai^_^s^f^a_e^_^`d^c^^`_f^^", ""},
    {"Katakana", "MBbBr__G_lFaAi^BpAZXkf^AgASKq`^c^^^]Hl_A|`", ""},
    {"Kayah_Li", "AQLmAh^]", ""},
    {"Kharoshthi", "BONy`^^bd^_^y__afde", ""},
    {"Khitan_Small_Script", "CNZ]]GH`Mx", ""},
    {"Khmer", "FH}Bv_fcfNg|", ""},
    {"Khojki", "BQS_n^Af", ""},
    {"Khudawadi", "BQXeAubf", ""},
    {"L",
     "A|vcvAj]g]a]bs^{^Mlahkad]^]Cxa^^_`^]c]^_^]^p^Bk^D_eDz^A`_]cAcB`wa`AhAeA^^^B{^]l^d^g__]m]^zzBqh]u}f^a]bra]f]`]tudgbt^bnAdAuAp`]o]dfll"
     "ad_^_r^c^]```]m]j^^_k^g]eba^_r^c^^^^^^|`^]p_me^_^r^c^^^a`]o]l^t]hd_^_r^c^^^a`]{^^_l]n]^b`_^``^^]^^`^`_`hs]Aod^_^s^l`]w__]_^{]ad^_^s^"
     "f^a`]|^^^l^ne^_^Ac_]m]b_e_ubbn`t^e^]_cAuAj^^icAu^^]^a^t^]^f^^f]_a^]r`}]Azd^A^xaCjAeq]mba``]`^d_aii]nA`^]b]_Ae^Iw^`_c^]^`_Ac^`_}^`_c^"
     "]^`_k^As^`_A}A`lmBn_b`Rd_m^vbBccddnjoknki^_lAnA^]a]A~Bqda_~^]bB^g{Alz_ahAfavAqsfAoBk]BvAindAqzj^gAfwA^Ad_gA^_edAe__Ad`^b^^`]bErA{Hb_"
     "b_A`_b_d^]^]^]^{_Ao^c^]`_^c``_baib_^cCk]j]miB~]a]_f^]`ac]^]^]^`^g_`baa]Ao^BV|Fuc``^iA`^]b]_Ard]msfc^c^c^c^c^c^c^cBi]Mx^Aeab^aBnc_^Br"
     "^`bAe^Bvn|AklO_FYzA{WGsA~Ah_G{`lg^qAim{_B^Ale_C]_Azb^^]^aul^_^`^szAnkAlAyb`]^^hxgsvydAiy]ma^fga^Act_^dqs`]`Al^]`^_a_]^]u__gd_ib_b_bf"
     "c^c^Ae^jcCizKTpisaAkHXqJv_C`Aaciab]^f^i^a^]^^^^^Cb~JsoAz_ApAchCka^C}A_vcvhBq`b_b_b__A^h^v^o^^^k_jA]CqKly`AkAj|jp^dcA`gz_A^adAkDroA^a"
     "A^aAbeAnig^k^c^^^g^k^c^^A~Iafrgdub^Ad^eB^b_]^Af^^`]_sgsf{A|o^^grgvB_Arc^A{]l`^_^yAey`yA^d^xxApgrgojnCeBaArAmjAmjA^JeAdc^Bgyg]erAenAi"
     "qxsiAoAt^_]jAg}uwA^z]_]eA]`]iAjk`r]^]A^n^uBmc^]^`^k^fdAiAad_^_r^c^^^a`]o]iaDsAoo`q_{Ajq^^]EkAiAd`A_Ajq]AvAej]B`wA`cElAfCkAz|d_]_d^^^"
     "tl]^]Bwd_Aam]^]y]gAbd]r]hAhp]oBaGve^A_n]AlzCgc^^^A`r]vb^^^|k]IroEp]Bh[`FwEvBUoBylACmDG`QaIA|Pud{nBgnzoAjm`|qboTeAzCwBcb]A}iA{^^]yFLl"
     "eAHjAeeIJx`^c^^^HoAh_n`eKrBK{Cabi`edfFHcBm^B_^^_]_^_`^h^]^c^A{^`_d^c^x^`^a^]`c^I~_u^u^{^u^{^u^{^u^{^u^dAZe{NbAggcm]IlzoAfAIgc^`^^^k^"
     "EwAvA~d]AGk`^w^^^]_]^f^`^]^]c]a]^]^]^_^^^]_]^]^]^]^]^^^]_`^c^`^`^]^f^mb_^a^mDR]APXl}DJadFn_FAlkGWwCGfO|APgEEe",
     "A|vcvAj]g]a]bs^{^Mlahkad]^]Bo]Aea^^_`^]c]^_^]^p^Bk^D_eDz^A`_]cAcB`wa`AhAeA^^^B{^]l^d^g__]m]^zzBqh]u}f^a]bra]f]`]tudgbt^bnAdAuAp`]o]d"
     "fllad_^_r^c^]```]m]j^^_k^g]eba^_r^c^^^^^^|`^]p_me^_^r^c^^^a`]o]l^t]hd_^_r^c^^^a`]{^^_l]n]^b`_^``^^]^^`^`_`hs]Aod^_^s^l`]w__]_^{]ad^_"
     "^s^f^a`]|^^^l^ne^_^Ac_]m]b_e_ubbn`t^e^]_cAuAj^^icAu^^]^a^t^]^f^^f]_a^]r`}]Azd^A^xaCjAeq]mba``]`^d_aii]nA`^]b]_Ae^Iw^`_c^]^`_Ac^`_}^`"
     "_c^]^`_k^As^`_A}A`lmBn_b`Rd_m^vbBccddnjoknki^_lAnA^]a]A~Bqda_~^]bB^g{Alz_ahAfavAqsfAoBk]BvAindAqzj^gAfwA^Ad_gA^_edAe__Ad`^b^^`]bErA{"
     "Hb_b_A`_b_d^]^]^]^{_Ao^c^]`_^c``_baib_^cCk]j]miB~]a]_f^]`ac]^]^]^`^g_`baa]Ao^BV|Fuc``^iA`^]b]_Ard]msfc^c^c^c^c^c^c^cBi]Mx^Aeab^aBnc_"
     "^Br^`bAe^Bvn|AklO_FYzA{WGsA~Ah_G{`lg^qAim{_B^Ale_C]_Azb^^]^aul^_^`^szAnkAlAyb`]^^hxgsvydAiy]ma^fga^Act_^dqs`]`Al^]`^_a_]^]u__gd_ib_b"
     "_bfc^c^Ae^jcCizKTpisaAkHXqJv_C`Aaciab]^f^i^a^]^^^^^Cb~JsoAz_ApAchCka^C}A_vcvhBq`b_b_b__A^h^v^o^^^k_jA]CqKly`AkAj|jp^dcA`gz_A^adAkDro"
     "A^aA^aAbeAnig^k^c^^^g^k^c^^A~Iafrgdub^Ad^eB^b_]^Af^^`]_sgsf{A|o^^grgvB_Arc^A{]l`^_^yAey`yA^d^xxApgrgojnCeBaArAmjAmjA^JeAdc^Bgyg]erAe"
     "nAiqxsiAoAt^_]jAg}uwA^z]_]eA]`]iAjk`r]^]A^n^uBmc^]^`^k^fdAiAad_^_r^c^^^a`]o]iaDsAoo`q_{Ajq^^]EkAiAd`A_Ajq]AvAej]B`wA`cElAfCkAz|d_]_d"
     "^^^tl]^]Bwd_Aam]^]y]gAbd]r]hAhp]oBaGve^A_n]AlzCgc^^^A`r]vb^^^|k]IroEp]Bh[`FwEvBUoBylACmDG`QaIA|Pud{nBgnzoAjm`|qboTeAzCwBcb]A}iA{^^]y"
     "FLleAHjAeeIJx`^c^^^HoAh_n`eKrBK{Cabi`edfFHcBm^B_^^_]_^_`^h^]^c^A{^`_d^c^x^`^a^]`c^I~_u^u^{^u^{^u^{^u^{^u^dAZe{NbAggcm]IlzoAfAIgc^`^^"
     "^k^EwAvA~d]AGk`^w^^^]_]^f^`^]^]c]a]^]^]^_^^^]_]^]^]^]^]^^^]_`^c^`^`^]^f^mb_^a^mDR]APXl}DJadFn_FAlkGWwCGfO|APgEEe"},
    {"Lao", "CYd^^]^a^t^]^s_a^]^b_f_`", ""},
    {"Latin", "A|vcvAj]l]bs^{^McAbaG@pA`cAkb`bi^B^A|GnJz]j]miDb^c]x]nAcBYr|AD[iB~`Azb^^]^aujX]Ae^e^`UKecAB{vcvBEhb^Ad^eBAXz{", ""},
    {"Lepcha", "GNyAr`k`_", ""},
    {"Limbu", "FTe{^haha]`h", ""},
    {"Linear_A", "BNLuIafrgd", ""},
    {"Linear_B", "BLWoh^v^o^^^k_jA]Cq", ""},
    {"Lisu", "APH}AjAD[w]", ""},
    {"Ll",
     "BzvAu]Adt^d^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^^^]^]^]^]^]^]^]^^^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]_]^"
     "]^__]^]_]`^a]_]`__]_]^]^]_]^^^]_]`]^]_^__c]_]_]^]^]^]^]^]^]^]^^^]^]^]^]^]^]^]^]^^_]^]`]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^"
     "]^]^]^]^]^]^c_]_^^]a]^]^]^]^B]^wEt]^]`]`_o]xA]^^`_^]^]^]^]^]^]^]^]^]^]^]^a^]_]_^AnAj^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]f]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]_]^]^]^]^]^]^^^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]AkAcC@|Ae__VibBH_eCnAfAzi^~C]]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^e^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]^]^]^]^]^eebgdedebgdedej_dededea^^c]`_^^e`_^edg_^^H_]`^`]x]a]a]_^e`a]Ap]BXhAj^]`^^]^]^]a]^^^bb]^]^]^]^]^]^]^]^]^"
     "]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^^d]^]a]iA`^]b]ADOr]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^"
     "]^]^]^]^]^]p]^]^]^]^]^]^]^]^]^]^]^]^]^]C~]^]^]^]^]^]^_^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^d^]^]_]^]^]^]^]"
     "a]^]_]^_^]^]^]^]^]^]^]^]^]^]b]b]^]^]^]^]^]^]^]a]^]c]^]^]^]^]y]`]XbAebedBhUHuciaAChvAHbAbD]A^Dpg^k^c^^AXxAmCDz|V[w|[I]vwc^nwvw`^]^c^g"
     "wvwvwvwvwvwvwvwvwxyu^bwu^bwu^bwu^bwu^b^]AZef^pBSj~",
     "A|vcvAu]gs^{^Ar^D^^`aF`^wDj]Ae`_^`_^]c]^_^]^p^Ai`}^D_eDz^A`fAcB[nA`^]b]_Ae__SwBn_bBH_edAe__A{AfAzi^~B~Hb_b_A`_b_d^]^]^]^{_Ao^c^]`_^c"
     "``_baib_^cG|]`^`]o]`^`]_]^]a]_^e`a]Ao^BV|Cr_C]c``^iA`^]b]ADOqAhoxC}Bf^s``^Aub^^]^ax^`]XbAebedBhUHuciaABjvcvAF~BhByA^aA^Ckg^k^c^^^g^k"
     "^c^^AV|AmjAmCC|AzVZyAz[I]vwc^nwvw`^]^c^gwvwvwvwvwvwvwvwvwxyu^bwu^bwu^bwu^bwu^b^]AZef^pBRjA~"},
    {"Lm",
     "Tenahkad]^]C|]b]N_]Fw]Dy^G|^a]|]f]`]Du]D|]AHi]Cv]Pr]AWq]Cb]Q~]MsbEaAyj]A]A_Tf]j]miCEj^G`]Er]Mx]Afab]Bz^Bv_AAXk]AHwbG}]Ci]y^CpeBi]t]C"
     "`_`^Mx]s]D^]Cc]r^C^`f]VPs]Ah^BCgb^Ad^eZUh`ADliA{^^]QFe`^c^^MFqcBDr]",
     ""},
    {"Lo",
     "E]]l]Go]a`Fa]Xhwa`Ah|^fA^^^B{^]u^g__]m]^zzBqh]u}rrAeudgbt^bnAcAvAp`]o]dfmkad_^_r^c^]```]m]j^^_k^g]eba^_r^c^^^^^^|`^]p_me^_^r^c^^^a`]"
     "o]l^t]hd_^_r^c^^^a`]{^^_l]n]^b`_^``^^]^^`^`_`hs]Aod^_^s^l`]w__]_^{]ad^_^s^f^a`]|^^^l^ne^_^Ac_]m]b_e_ubbn`t^e^]_cAuAj^^ibAv^^]^a^t^]^"
     "f^^f]_at`}]Azd^A^xaCjAeq]mba``]`^d_aii]ChIs^`_c^]^`_Ac^`_}^`_c^]^`_k^As^`_A}A`lChRd_m^vbBccddnjoknki^_lAnAc]A~A]^Aoda_~^]bB^g{Alz_ah"
     "AfavAqsfAoEcAindAqzj^gAfwA^Ad_gzCh`^b^^`]ACy`CF`Arusfc^c^c^c^c^c^c^cPd]Ap]aBne]^Bra]bAe^Bvn|AklO_FYzA{VB]^AEqA~AbeGzalg^A}]AlB^D~]C^"
     "]`c^_^`^szAnkAlAyb`]^^hxgsvydAiAha_ega^Act_^dql^b`]`Al^]`^_a_]^]u^`gd]kb_b_bfc^cDfA]zKTpisaAkHXqJv_C`A~]^f^i^a^]^^^^^Cb~JsoAz_ApAchC"
     "ka^C}C`f^Ag_{`b_b_b__A^h^v^o^^^k_jA]CqKly`AkAj|jp^dcA`gz_A^adCwBfB{AbeAnDqIafrgdDmb_]^Af^^`]_sgsf{A|o^^grgvB_Arc^A{]l`^_^yAey`yA^d^x"
     "xApgrgojnCeBaEjA^JeAdc^Bgyg]erAenAiqxsiAoAt^_]jAg}uwA^z]_]eA]`]iAjk`r]^]A^n^uBmc^]^`^k^fdAiAad_^_r^c^^^a`]o]iaDsAoo`q_{Ajq^^]EkAiAd`"
     "A_Ajq]AvAej]B`wA`cElAfFdd_]_d^^^tl]^]Bwd_Aam]^]y]gAbd]r]hAhp]oBaGve^A_n]AlzCgc^^^A`r]vb^^^|k]IroEp]Bh[`FwEvBUoBylACmDG`QaIA|Pud{nBgn"
     "zoAjAnqboY{Bcb]EbFLleAHjAeeIKfHoAh_n`eKrBK{Cabi`edfIGg]NvAg~]IlzoAfAIgc^`^^^k^EwAKj`^w^^^]_]^f^`^]^]c]a]^]^]^_^^^]_]^]^]^]^]^^^]_`^c"
     "^`^`^]^f^mb_^a^mDR]APXl}DJadFn_FAlkGWwCGfO|APgEEe",
     ""},
    {"Lt", "Mh]_]_]Aa]GZvdededi]l]Aj]", "MgeA__GZmAj`]e]c]e]Aa]e]"},
    {"Lu",
     "A|vB~s^c~]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]_]^]^]^]^]^]^]^]_]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^^^]^]"
     "`^^]^^^__`^^^_`^^^^]^]^^^]_]^^^_^]^^`]d]_]_]_]^]^]^]^]^]^]^]_]^]^]^]^]^]^]^]^]_]_]^_^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]d^^^_]^`^]^]^]^]Hn]^]`]e]c]^_^]^^^m^eA^]__`]^]^]^]^]^]^]^]^]^]^]^]b]_]^^_AmAk]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]f]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^^^]^]^]^]^]^]_]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]_A`C@~A`^]b]UeBnBHwAe__Ik]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]f]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]^]^]^]^]fdebgdedebh]^]^]^]edBa`i`i`iah`Gu]a]`____]`ac]^]^]^`_`g^b]Ax]BV}AjAk]^__]^]^]^`^]_]e_^]^]^]^]^]^]^]^]^]^"
     "]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]e]^]a]ADQh]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]p]^]^]^]^]^]^]^]^]^]^]^]^]^]C~]^]^]^]^]^]^]`]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]g]^]^^^]^]^]^]a]^]_]^]`]^"
     "]^]^]^]^]^]^]^]^]^a^a^]^]^]^]^]^]^]^`^]c]b]^]y]WLhvAG|AbD]A^Dqg^k^c^^AX_AmCEx|V[w|[Icvwvwvw]^^_]_^_`^dwvw^^`_d^cx^^`^a^]`cxvwvwvwvwv"
     "wv{u~u~u~u~u~]DQp~",
     "A|vcvAu]gs^{^As^b^l^A}^i^j_j_^^]aAf^Aj^ncw^^^]^^`^^]^^^a_]^^_]d]_]^^`bb]g^D{]Ae`_^`_^]c]^_^]^^^m^i^B]^a^C{eDz^A`gA`B[pA`^]b]_Ae__SwB"
     "n_bBH_edAe__El]`]m]ChDjb]_]^Cl_b_A`_b`]^]^]^]^]^]^]^{Am^c`_]f`a^c`a^`]_ah`Gu]a]`____]`ac]^]^]^`_`g^b]e]Ao^BV|Cg^^^^dB~d``^iA`^]b]ADO"
     "qAhoxC}j_Axfk`__a^u^wb^a`x^Yg]yBhVKxvcvAF~BhByA^aA^Ckg^k^c^^^g^k^c^^AV|AmjAmCC|AzVZyAz[Hevwvwvw]^^_]_^_`^dwvw^^`_d^cx^^`^a^]`cxvwvwv"
     "wvwvwv{u~u~u~u~u~]DQpA~"},
    {"Lycian", "BMNiy", ""},
    {"Lydian", "BOHevb]", ""},
    {"M",
     "VqCfH`cGvAg^]^^^^^]BagAkqm]B~c_b_^^`A^]{wBtgAuef]u`^e^_^aAf_AwdAet^}Aq_^n^cg^z_As]^c_^__f]g^w]__As]^aa^__`]{^`]h_As]^d^_^_q^sb^_As]^"
     "c_^__d_g^{]Ava`_^`f]AcaAr]^c^_^`d^h^z_As]^c^_^`d^h^y`Ar^^c^_^`f]g^z_B_]ab^]^do^Ax]_cidB{]_ehbBc^x]^]^]a^Alp^^bg^A^f]B}pt`a_^__c``jh^"
     "]g`Tt_[y`y_z^{^A{|f]Ah_^]Cl^A]]CmhahFlaAtf^y_]Ak{AlaAjmAaei_{iAsjAkpDm_^qa]c]__EyAzUc}CFg_Db]By|PgbC`^ACSc`^f}^Bi^H]]`]a]taa]Bl^Amnw"
     "nj]AadviAg`AjjA_]A~ji]e^Ah_Am]^__^b^^]Adab^F}d^^UHe]UtlmlA@r]Fs]DjaAUa_^^b`Ac_a]Dz^Pz`Kj^DngAl`Cq_ApkAd]_^g`Ahgd]Ax_A_jm^Ag]i_Akje`^"
     "^Buhc]Duhr`Ar^^c_^__f]g^_c`aEsnt]BjpF|c_ex^BkmCaiB~kGokGdb^^_`^]^^Dbc_c`]yfAcc^`e]fgAilK|d^dBkr^jCqb`]^^^c^]A}a^^^aJd`TL^aAvcABy]^Aq"
     "d`Bj]h^TQf^DZjAh_sO}a`bed_c{`Di_BBdAqaAle]k]sa^kAL]c^m_c^^^aGtcK^]Ax`APecCdcAATLzG^",
     "VqCfAd]|]E|cGvAg^]^^^^^]BagAkqm]B~c_b_^^`A^]{wBtgAuef]u`^e^_^aAf_AwdAet^}Aq_^n^cg^z_As]^c_^__f]g^w]__As]^aa^__`]{^`]h_As]^d^_^_q^sb^"
     "_As]^c_^__d_g^{]Ava`_^`f]AcaAr]^c^_^`d^h^z_As]^c^_^`d^h^y`Ar^^c^_^`f]g^z_B_]ab^]^do^Ax]_cidB{]_ehbBc^x]^]^]a^Alp^^bg^A^f]B}pt`a_^__c"
     "``jh^]g`Tt_[y`y_z^{^A{|f]Ah_^]Cl^A]]CmhahFlaAtf^y_]Ak{AlaAjmAaei_{iAsjAkpDm_^qa]c]__EyAzMa]H^}CFg_Db]By|PgbC`^ACSc`^f}^Bi^H]]`]a]taa"
     "]Bl^Amnwnj]AadviAg`AjjA_]A~ji]e^Ah_Am]^__^b^^]Adab^F}d^^UHe]UtlmlA@r]Fs]DjaAUa_^^b`Ac_a]Dz^Pz`Kj^DngAl`Cq_ApkAd]_^g`Ahgd]Ax_A_jm^Ag]"
     "i_Akje`^^Buhc]Duhr`Ar^^c_^__f]g^_c`aEsnt]BjpF|c_ex^BkmCaiB~kGokGdb^^_`^]^^Dbc_c`]yfAcc^`e]fgAilK|d^dBkr^jCqb`]^^^c^]A}a^^^aJd`TL^aAv"
     "cABy]^Aqd`Bj]h^TQf^DZjAh_sO}a`bed_c{`Di_BBdAqaAle]k]sa^kAL]c^m_c^^^aGtcK^]Ax`APecCdcAATLzG^"},
    {"Mahajani", "BQM{Aa", ""},
    {"Makasar", "BUD]u", ""},
    {"Malayalam", "CM{i^_^Am^_^bal_v", ""},
    {"Mandaic", "BFax_]", ""},
    {"Manichaean", "BOTmAaah", ""},
    {"Marchen", "BTMs|_r^j", ""},
    {"Masaram_Gondi", "BTQ{c^^^Af`]^^^eef", ""},
    {"Mc",
     "BKz]Ar]__e`^^Am^Au_c^_^g]Af]Au_A}]Au_e]^^Ap^Au]^]c^_^g]C]^^^`_^_g]Ad_Ax`Ax^Au]^a_^^^f^Af^Au_b_^_g]Ae^Bd_cdo^Iu^Az]E^^a]c]_^v^g__cr^_"
     "b_]g_ATu]{]Cx]dd^^Jc`__a^^bFq^Au]^]f]^^ebDf]Ak]b]^a^^Ax]{]a^_]Aw]__^]`^Akde^E^]r]EDs^ADGb^_]Bq^AmlDc^Aj]Ak^a^__Ce^_^u]Ah]^]Cd]_^b]F~"
     "^^^^^^]ZYn]^]Cv]Ah_a^Cj]u^Av]Ak_f^j]Bv_`^^]E]_|^Au^^`_^__f]g^Fb_e^`]Ca_c]^`_]F~_c`_]Ch_e^^]Cd]^^c]C`^a]Gt_f]Gfb^^a]_]^]Dc_e`a]Bm]z^A"
     "y]K~]k]Ca]d]_]Ffaa^^]Jg^UQ]AqC_^ZEv^cb",
     ""},
    {"Me", "AFa^E[c]AR_`^_AGYn_", ""},
    {"Medefaidrin", "CNMsBs", ""},
    {"Meetei_Mayek", "AQZqsE|Ah_f", ""},
    {"Mende_Kikakui", "DSFiEw_l", ""},
    {"Meroitic_Cursive", "BOL]tap_Ah", ""},
    {"Meroitic_Hieroglyphs", "BOK_|", ""},
    {"Miao", "CNSgBcaAsdm", ""},
    {"Mn",
     "VqCfH`aGxAg^]^^^^^]BagAkqm]B~c_b_^^`A^]{wBtgAuef]u`^e^_^aAf_AwdAet^|Ar]^]ada]`cg^z]Au]a`e]q^w]_^At]a^a^__`]{^`]h^At]aa^^a]q^sb^]Au]_"
     "]^`e]d^h^{]Ax]i]Am]`]Ar]^_b_^`d^h^z]Au]_]c]b^q^y^At^a`e]q^z]Ba]d_^]Bs]_cidB{]_ehbBc^x]^]^]Arj^a^^bg^A^f]C]`^b^^_^v^a_m`j]_^c]l]Tt_[y"
     "_z^{^{^A{^^ce]_gf]Ah_^]Cl^A]]Cm_a^f]c_Fl^_]Au]^c^]^]_dcf_]Akj^lAl`Ak]^a^]b]Acei^}`_^^_As]^^`]^_Aud_^Dm_^i^ca]c]`^EyAzUcia]`hCFg_Db]B"
     "y|Pg`Cb^ACSc]af}^Bi^H]]`]a]v^b]Dl^wnj]AadvgAi_Ak]_`_^Ab]A~b_^_^i]e]Aj]An]^__^b^^]Ae^e]G]]_]a]UHe]UtlmlA@r]Fs]DjaAUa_^^b`Ac_a]Dz^Pz`K"
     "j^DngAl`Cr]AqkAd]_^g_Al`_^d]Ax_A_a^dAy]i^Aoeg`_]Bx__]^^c]Du]`dr^At^`]A`c`aEvd__^]t]Bmb^]a^^^G]`c^^^x^Bnd_]^^Ca]^]_b^]B~__`^aGre^^Go^"
     "^]a]De`_^a]}fAcb_`e]fb__Aii^^K}c^b^]Bkr_c^^^^Cqb`]^^^c^]Ba^`]^]Jd^TL`aAvcABy]Az`Bj]TQs^DZjAh_sP]_nd_c{`Di_BBdAqaAle]k]sa^kAL]c^m_c^^"
     "^aGtcK^]Ax`APecCdcAATLzG^",
     "VqCfAd]|]E|aGxAg^]^^^^^]BagAkqm]B~c_b_^^`A^]{wBtgAuef]u`^e^_^aAf_AwdAet^|Ar]^]ada]`cg^z]Au]a`e]q^w]_^At]a^a^__`]{^`]h^At]aa^^a]q^sb^"
     "]Au]_]^`e]d^h^{]Ax]i]Am]`]Ar]^_b_^`d^h^z]Au]_]c]b^q^y^At^a`e]q^z]Ba]d_^]Bs]_cidB{]_ehbBc^x]^]^]Arj^a^^bg^A^f]C]`^b^^_^v^a_m`j]_^c]l]"
     "Tt_[y_z^{^{^A{^^ce]_gf]Ah_^]Cl^A]]Cm_a^f]c_Fl^_]Au]^c^]^]_dcf_]Akj^lAl`Ak]^a^]b]Acei^}`_^^_As]^^`]^_Aud_^Dm_^i^ca]c]`^EyAzMa]H^ia]`h"
     "CFg_Db]By|Pg`Cb^ACSc]af}^Bi^H]]`]a]v^b]Dl^wnj]AadvgAi_Ak]_`_^Ab]A~b_^_^i]e]Aj]An]^__^b^^]Ae^e]G]]_]a]UHe]UtlmlA@r]Fs]DjaAUa_^^b`Ac_a"
     "]Dz^Pz`Kj^DngAl`Cr]AqkAd]_^g_Al`_^d]Ax_A_a^dAy]i^Aoeg`_]Bx__]^^c]Du]`dr^At^`]A`c`aEvd__^]t]Bmb^]a^^^G]`c^^^x^Bnd_]^^Ca]^]_b^]B~__`^a"
     "Gre^^Go^^]a]De`_^a]}fAcb_`e]fb__Aii^^K}c^b^]Bkr_c^^^^Cqb`]^^^c^]Ba^`]^]Jd^TL`aAvcABy]Az`Bj]TQs^DZjAh_sP]_nd_c{`Di_BBdAqaAle]k]sa^kAL"
     "]c^m_c^^^aGtcK^]Ax`APecCdcAATLzG^"},
    {"Modi", "BRUcB]hf", ""},
    {"Mongolian", "FLu^_]^pcBqdAeBLFfi", ""},
    {"Mro", "CMKo{^fa^", ""},
    {"Multani", "BQVyc^]^`^k^g", ""},
    {"Myanmar", "DHmDtAME{{Bz|", ""},
    {"N",
     "AkfCo^b]__ANjfC}fEyfLafCmfabCcfCmfCmf_bCeiCjfecC^fC_cdoCdfByfCmfB_pG{fB_fUbpY|_G^fcfsfHyfCwgDzfcfEifBofC}fcfABw]`bcfEyAm_aUiAvBgrRoz"
     "ALv]Vz]vek_J``D_f{d^k}fAbkAC@ufEofIkbDofAafEyfsfBofK}fVIqfNnAgiAsn^J^wA_`z]e]C}aE}f[udvcAbeBdasbDu^_l_AhA{eAo^{_BdaC_dudAdcIubAkfHs{"
     "DsfAe`CgcC}zCwfAwfDefdpGjfJ_fCmfK]fC]fC]hLioBvfVgyFtfB_fOuqACjCeRVrfBofC}f^cWmsZ[`pCcuADrAlBMsfLkfAOteCwfWfAu^_^`BeAg^kA@giBY~f",
     ""},
    {"Nabataean", "BOCo{ee", ""},
    {"Nandinagari", "BSTmd_Ah_g", ""},
    {"Nd",
     "AkfARgfC}fEyfLafCmfCmfCmfCmfCmfCmfCmfCmfCmfByfCmfB_fHcfB_fAZwfAafHyfCwfD{fcfEifBofC}fcfAIAifS}fAafEyfsfBofK}fVIqfAMqfBHcfW{fCwfAwfDe"
     "fHcfJ_fCmfK]fC]fC]fLkfC]fVgfGefB_fTQqfBofC}fAADqAlBMsfLkfASufD[}f",
     ""},
    {"New_Tai_Lue", "FX]Afavcg`^", ""},
    {"Newa", "BRFaBt^a", ""},
    {"Nko", "BBiAu__", ""},
    {"Nl", "FDs_BVpA]_`CYa]vek_ACYnfXH]AoMo]e]C}aHRcCe", ""},
    {"No",
     "Ee^b]__BMhbK_bCo_C|cFjcneLvfACtpAEnfNa]AUp]`bcfEylAd]UiAvBgrRozALv]AFm`D_f{d^k}fAbkACPebWXvAgA|`n^J^wA_`AKcdvcAbeBdasbDu^_l_AhA{eAo^"
     "{_BdaC_dudAdcIubJi{DsfAe`CgcC}pKbpAKt^LseYroY^qTHscWmsZ[`pCcuETke[hAu^_^`BeAg^kA@gi",
     ""},
    {"Nushu", "CNY|]QQqKr", ""},
    {"Nyiakeng_Puachue_Hmong", "DQIsAg`j_fa^", ""},
    {"Ogham", "FAky", ""},
    {"Ol_Chiki", "GQcAj", ""},
    {"Old_Hungarian", "BPEsAmjAmdb", ""},
    {"Old_Italic", "BMRaA^f_", ""},
    {"Old_North_Arabian", "BORq|", ""},
    {"Old_Permic", "BMTmAe", ""},
    {"Old_Persian", "BMVyA^aj", ""},
    {"Old_Sogdian", "BPXmAb", ""},
    {"Old_South_Arabian", "BOQs|", ""},
    {"Old_Turkic", "BPA{Ba", ""},
    {"Old_Uyghur", "BP[wv", ""},
    {"Oriya", "BZz_^d_^_r^c^^^a_e_^__d_a^^a_n", ""},
    {"Osage", "BNByA^aA^", ""},
    {"Osmanya", "BNAkz_f", ""},
    {"P",
     "~_^b^`g^`^w_^]x]^]A^]b]`]g^`]`]Ts]e]MubAd^An]^]_]_]Ag^q^^^j]^_Bc`C]]AfjFz_Aqk|]Gt^g]Da]Co]Cp]Km]i]Jx]Bs]g^D}k^]A``B`]Bcaa^CfbE^]R]eD"
     "l]Rf]Ag^Bg_B`^Dr_^_A`gId^Fi^Cwc^bE_cy^Ct`AvaAy^A{dh]Xitep^i^h{^k^Rr`z^AC|jBh^|fKzrAz`}^Vl`^^Cg]DdAi^|_hLh_af_hm]i]B{]Bs]ACEm^G|_B|]g"
     "]CjbKc`Bo^Ac_^]Al^Aj]Bzim^Cs`Cu^m^Gh]UXg^FafsA]^j^]a]^^Dj_^b^`g^`^w_^]x]^]^cL__Ss]Ak]Lc]Uz]Ez]|]H]eAa]CgcA}cBr`W_]D|aAg`EpcCd^^`Cu`A"
     "k^Bh`a]j]^_BqbCb]Lfag^^]C_]GisC`_yiBe]Cy_Gk]Gw_Dp]BudBl_^aLcaAe^R~^Gu]AEkaCBm^OTh^C|]A|ae]Y]`Ir]TQw]HAbaC[q^",
     ""},
    {"Pahawh_Hmong", "CMQcB^gf^c^qbo", ""},
    {"Palmyrene", "BOBq|", ""},
    {"Pau_Cin_Hau", "BT@}As", ""},
    {"Pc", "Bx]HO~^p]BCRo^u_G^]", ""},
    {"Pd", "Ah]ALi]An]CWh]ABf]BDnbCUl]_]|^a]y]Ma]p]Cf]A[Gw^A`]g]D~]DEr]", ""},
    {"Pe",
     "Ad]An]|]CZ~]^]A[m]BPv]Ar]l]Rs]^]{]AC}]^]^]^]^]^]^]Bi]}]^]^]^]^]K{]^]^]^]^]^]^]^]^]^]^]A{]^]~]ACd]^]^]^]Ag]^]^]^]Lq]^]^]^]^]`]^]^]^]_"
     "^A[Dk]Fj]z]^]^]^]^]^]^]^]`]n]^]^]E]]An]|]_]_]",
     ""},
    {"Pf", "En]HLb]`]y]CSw]^]a]_]l]`]", ""},
    {"Phags_Pa", "AQFyAr", ""},
    {"Phoenician", "BOGgx`]", ""},
    {"Pi", "E^]HLq]_^_]v]CSw]^]a]_]l]`]", ""},
    {"Po",
     "~_^__]^]^^g^`^x]B]]b]k^d]Ts]e]MubAd]Aq]_]_]Ag^q^^^j]^_Bc`C]]AfjFz_Aqk|]Gt^g]Da]Co]Cp]Km]i]Jx]Bs]g^D}k^]Cg]Bcaa^CfbE^]R]eVv]Cs_B`^Dr_"
     "^_A`b^`Id^Fi^Cwc^bE_cy^Ct`AvaAy^A{dh]Xo^edee_`__`g^]^fCJ{`^^Cg]Dd^a__]_e^^^]_^ga^f_`^]^i__Lq_At]Ep]ACEm^G|_B|]g]CjbKc`Bo^Ac_^]Al^Aj]"
     "Bzim^Cs`Cu^m^Gh]VBmc_]s]q^_``_^`d_c]^^Dj_^__]^]^^g^`^x]A_]_^L__Ss]Ak]Lc]Uz]Ez]|]H]eAa]CgcA}cBr`A@]aAg`EpcCd^^`Cu`Ak^Bh`a]j]^_BqbCb]L"
     "fag^^]C_]GisC`_yiBe]Cy_Gk]Gw_Dp]BudBl_^aLcaAe^R~^Gu]AEkaCBm^OTh^C|]A|ae]Y]`Ir]TQw]HAbaC[q^",
     ""},
    {"Ps",
     "Ac]Am]|]C[]]^]A[m]BOm]`]Aa]Ar]l]Rs]^]{]AC}]^]^]^]^]^]^]Bi]}]^]^]^]^]K{]^]^]^]^]^]^]^]^]^]^]A{]^]~]ACd]^]^]^]v]o]^]^]^]Lq]^]^]^]^]`]^"
     "]^]^]_]A[Dn]Fh]z]^]^]^]^]^]^]^]`]n]^]^]E]]Am]|]`]_]",
     ""},
    {"Psalter_Pahlavi", "BOZand`ic", ""},
    {"Rejang", "AQM{A^h]", ""},
    {"Runic", "FBiBc`g", ""},
    {"S",
     "A_]c]m_|]^]x]^]A^a^^_]^`_]`]{]|]Mm`ijbc^]^mCl]k^Cg]D`]Gy_Cm__]_^F_]g]p^Gf]d^D]]Jr^c^Gd]Cu]CydC{]F`]Ad]Ex]Et_l]^__bq]^]^]C|d^b^^b`Ex^"
     "VafUf]Jv]Jm]Dr~JjffeAD]]^_h_j_j_j^B^]j]Ab_j_p}Az^^`^^g]^_bb^]^]^]a]h^aab`^]Au^aK^ay_GjvgBjBfsR`AgAk_{gKysAya|_J~_|^C_FvbJn^Aiv^BqiFf"
     "whe]j^i]r^c^Bt^Gb^af}A^y{hze]l|gAalIjFY{AzWGwAqPvsf^C^^Dr`g`Pz_Fr]k^ULj]D]mKdlCv]Ag`B{]^__]Do]c]m_|]^]x]^]Cxc^cj^IdeAtm__^i`]AjAgATw"
     "^Qj]CIy]BHryTF{`b]UXk]E@xCjAwGdgAa_Avb_s^dzaAwrA|`]EmBoYu]v]|]v]|]v]|]v]|]v]AwO^Ar`Amd^j^^AW_]Lt]BPy]`]Ct]Md^G}AfaB|ik_k^k^A_tDuAsyj"
     "Afaed^kbDoA@|bl`i`CjiBqdha]lhaArefcAbez_^BgI~ij_a`a`cfy`gbbgfcdecfDg^Aq",
     ""},
    {"Samaritan", "BDeAh_k", ""},
    {"Saurashtra", "AQHuB^eh", ""},
    {"Sc", "A_]Ct`AH~]Cr]Ns^Ns^d]Gd]Gv]Q`]BPh]BJ]}AHK~]WAv]Cc]Do]Fl^`^HPs`AXMa]BP}]", ""},
    {"Sharada", "BQOgBx", ""},
    {"Shavian", "BN@]Aj", ""},
    {"Siddham", "BRQkAp_A`", ""},
    {"SignWriting", "DNY{Sbla^k", ""},
    {"Sinhala", "CQt_^n`t^e^]_c`]ab^]^dcf__BMY_p", ""},
    {"Sk", "Bw]^]B`]c]a]`]Oh`ijbc^]^mCl]k^AIu]FFu]^_h_j_j_j^DM_^ACWjsf^C^^A@u]k^UPkmZd]^]Dw]BIQza", ""},
    {"Sm",
     "Af]m_Ax]^]Ah]a]A`]|]Vo]On_GAn]j]Ab_j_D`]Abac]B]ab^a]_]_]d]|^_]^]|Gz}^Bs]{uAcbMx]f]AqdCf]I{a_{glGoCysAya|_GpAkq_bA[Y_]Xe]^_Dy]m_Ax]^]"
     "Cz]c`BAUo]v]|]v]|]v]|]v]|]v]FFm^",
     ""},
    {"So",
     "D{]_]a]^]A@v]Gy^Cv^F_]g]p^Gf]Ob]J~]Cyb^]C{]F`]Ad]Kn_l]^__bq]^]^]C|d^b^^b`Ex^VafUf]Ue]Dr~JjffeAMn^^`^^g]^^cb^]^]^]a]h^k]^^^]Au^fa_`^^"
     "^^^c^{_^^]^{G{dap_c_Bi^zvAbcB]vgBjBfsEi^e^ApeCe^GfAgAfA{GnO_Ajr^cAa_|^C_FvbJn^Aiv^BqiFfwhe]j^i]r^c^I{^af}A^y{hze]l|gAalIjFY{AzWGwAqY"
     "l`g^^]Pz_VGelCv]Ah_Ne]`]a^j^IdeAtm__^i`]AjAgATw^Qj]CIy]BHrdamTF{`b]UXk]E@xCjAwGdgAa_Avb_s^dzaAwrA|`]EmBoAG`O^Ar`Amd^j^^AW_]CAo]Cx]Ud"
     "AfaB|ik_k^k^A_tDuAsyjAfaed^kbDoGibUjbl`i`CjiBqdha]lhaArefcAbez_^BgI~ij_a`a`cfy`gbbgfcdecfDg^Aq",
     ""},
    {"Sogdian", "BPY{Ad", ""},
    {"Sora_Sompeng", "BQJaudf", ""},
    {"Soyombo", "BSYsBk", ""},
    {"Sundanese", "GK_AzGod", ""},
    {"Syloti_Nagri", "AQD}Ag", ""},
    {"Syriac", "AXuj^Av__H]g", ""},
    {"Tagalog", "FEcrf]", ""},
    {"Tagbanwa", "FH]i^_^^", ""},
    {"Tai_Le", "FVqz_a", ""},
    {"Tai_Tham", "G@uAy^y_gcfcj", ""},
    {"Tai_Viet", "AQWwA}ua", ""},
    {"Takri", "BRX}Atcf", ""},
    {"Tamil", "CBs^^b`_^``^^]^^`^`_`haa`_^`_]c]kqBRDjAlj]", ""},
    {"Tangsa", "CML}Bg^f", ""},
    {"Tangut", "CNY{]|FLleVpO_e", ""},
    {"Telugu", "CFii^_^s^l_e^_^`d^^__]_`_fde", ""},
    {"Thaana", "B@mAl", ""},
    {"Thai", "CUlAtbx", ""},
    {"Tibetan", "D@}B`^A^aAa^A^^k^ca^", ""},
    {"Tifinagh", "LDeArd^k]", ""},
    {"Tirhuta", "BRI{B`ef", ""},
    {"Toto", "DQUk{", ""},
    {"Ugaritic", "BMU{z^]", ""},
    {"Vai", "APJiHx", ""},
    {"Vithkuqi", "BNHmg^k^c^^^g^k^c^^", ""},
    {"Wancho", "DQVyAtb]", ""},
    {"Warang_Citi", "BSL}Bki]", ""},
    {"Yezidi", "BPTuAd^__^", ""},
    {"Yi", "AO@uAFe`Aq", ""},
    {"Z", "}]Cv]EXt]BOngz^b]Aj]DEs]", ""},
    {"Zanabazar_Square", "BSWgB`", ""},
    {"Zl", "HRa]", ""},
    {"Zp", "HRb]", ""},
    {"Zs", "}]Cv]EXt]BOngA_]Aj]DEs]", ""},
};
// clang-format on

inline constexpr std::size_t unicode_class_count = sizeof(unicode_classes) / sizeof(unicode_classes[0]);

// An index, not a pointer: with -fsanitize=undefined, comparing one with null is no constant for g++ 12.
/// The index of a class; unicode_class_count for a name that is none.
constexpr std::size_t find_unicode_class(std::string_view name) noexcept {
    std::size_t first = 0;
    std::size_t last = unicode_class_count;
    while (first < last) {
        std::size_t const middle = (first + last) / 2;
        int const order = name.compare(unicode_classes[middle].name);
        if (order == 0) return middle;
        if (order > 0) first = middle + 1;
        else last = middle;
    }
    return unicode_class_count;
}

/// Calls `seen(lo, hi)` for each range, both included, in their order.
template <class Seen>
constexpr void for_each_range(char const* ranges, Seen&& seen) {
    auto const number = [&ranges] {
        unsigned value = 0;
        while (*ranges < ']') value = value * 28 + static_cast<unsigned>(*ranges++ - '@');
        return value * 34 + static_cast<unsigned>(*ranges++ - ']');
    };
    char32_t next = 0;
    while (*ranges != '\0') {
        char32_t const lo = next + number();
        char32_t const hi = lo + number();
        seen(lo, hi);
        next = hi + 1;
    }
}

}  // namespace monongusa::pattern

#endif
