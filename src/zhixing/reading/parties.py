"""Who is named: names behind role words (原告张三), and names that stand where only a party can stand (向…支付).

A name is an organisation (ends in 公司, 银行, 厂 …), a masked person (李某甲, 沈x0), letters, or two to four characters
before a word that cannot belong to a name. Names found once are recognised everywhere in the text.
"""

import re
from dataclasses import dataclass, field

ROLE = (
    r"(?:(?:反诉|本诉|原审|一审|二审|再审)?(?:原告|被告|被上诉人|上诉人)人?|(?:再审)?被?申请人|申请执行人|被执行人"
    r"|第三人|案外人|担保人|保证人|借款人(?!民)|抵押人|出质人)"
)
ASIDE = (
    r"(?:（(?:[^（）]{0,6}?(?:原告|被告|上诉人|申请人|第三人|下称|以下|简称)[^（）]{0,8}"
    r"|(?:法定代表人|住所|身份证)[^（）]{0,30}|系[^（）]{1,12})）)?"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛"
    "雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路"
    "娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封"
    "芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘斜厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺"
    "屠蒙池乔阴郁胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿"
    "满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公闫肖代涂邝况"
)
_END = (
    r"(?=于|在|应|向|对|自[本判从愿2行担负己]|从|就|以|因|按|与|和|及|或|并|将|为|给|的|享|可|承|负|支|偿|赔|返|退|归|还|付|交|搬|迁|腾|拆|清|移|出[具资]|停|协|配|办|提|作为|系[^列统]|迳|径|迟延|延期|等|款|欠|代[偿垫]|车[辆位款]|清偿|追偿|主张|要求|货物|自愿|继承|质押|抵[押债]|现金|鉴定|安装|位于|坐落|信用|垫|股|投资|培训|学费|运[费输]|加[工班]|奖|定金|保证金|押金|律师|违约|本金|利息|各项|双倍|误工|护理|营养|残疾|伤残|精神|物业|电费|水费|咨询|服务费|广告|设计|装修|维修|设备|材料|混凝土|水泥|饲料|贷款|剩余|彩礼|合伙|补[偿缴办]|安置|生活|扶|丧|死亡|抵押|质押"
    r"|共[同有]|平均|轮流|连|分[别得担]|各|未|不|有|无|名|所|仍|须|需|立|一次|继|履|赡|抚|每|逾|拖|尚|之|签|至|到|截|人民币|[一二三四五六七八九两]|工|货|借|租|劳|经济|医|损|房|购"
    r"|[，。；：、（）\n《“\d]|$)"
)
ENDS_NAME = re.compile(_END)
# What may follow a bare role word: 支付原告逾期利息, 申请人案件受理费, 被告多支付的 …
OWED_NEXT = re.compile(
    r"逾|利息|罚息|复利|案件|诉讼|公告|鉴定|评估|多|少|预|已|主张|申请|因|其他|其它|全部|总|一|二|两|三|人民币|所|拖|尚|保全|差|未|名下|加班|经济|双倍|赔偿|代|停|护|交通|住院|营养|残|死亡|丧|精神|抚|后续|误|伙食|医|银行|培训|学|会员|订|预付|首付|押|质保|履约|投资|股|佣|中介|服务|物业|水|电|暖|取暖|采暖|供|材料|设备|加工|承|广告|设计|监理|劳|工|欠|垫|代垫|原|生活|房|土地|车|货|借|款|租|本|各|上述|以|与|和|及|的|（|，|。|；|、|\d|$"
)
_ORG_TAIL = (
    r"(?:公司|银行|联社|合作社|事务所|委员会|政府|办事处|管理局|保险社|信用社|经营部|服务部|营业部"
    r"|中心|商行|商场|超市|酒店|宾馆|饭店|歌舞厅|工作室|农场|林场|医院|卫生院|学校|大学|学院|幼儿园|小学|中学|供销社|服务站|俱乐部|会所|网吧|养殖场|茶楼|餐厅|研究所|研究院|协会|基金会|村民小组|市场|加油站|门诊部|诊所|药房|门市部|养老院|敬老院|福利院|公证处|居委会|村委会|管委会|厂|店|铺|馆|院|局|社|队|支行|分行|分理处|储蓄所)"
)
_STOP = (
    r"(?!于本|于判|于20|在本|在判|自本|自判|应[于当自在向]|生效|支付|偿还|给付|赔偿|返还|退还|归还|交付|负担|承担|被告|原告|申请人|第三人|连带|共同|提供"
    r"|有权|名下|所有|抵押|质押|对|向[^上阳前荣导]|的|[万千百十]元|签订|之间|因|并|一次性|立即|协助|停止|未|在|按|就|将|直接|办理|尚欠|所欠|拖欠|欠付|与|享有|由"
    r"|货款|借款|工程款|欠款|租金|利息|费用|违约金|损失|工资|报酬|保证金|定金|劳动|本金|解除|驳回|撤销|维持|变更|本院|法院|款项|上诉|位于|坐落|要求|垫付|主张|作为)"
)
_ORG_BODY = rf"(?:{_STOP}[^，。；：、（）\n《“\d]|（[^（）\d]{{1,6}}）)"
_ORG = re.compile(rf"(?:{_ORG_BODY}{{1,26}}?{_ORG_TAIL})+")
_MASKED = re.compile(
    rf"某[甲乙丙丁戊己庚辛壬癸](?![^对向于应在与和、被原]{{0,6}}公司){_END}|(?:某某)?[\u4e00-\u9fa5X]{{1,2}}?某{{1,2}}[甲乙丙丁戊己庚辛壬癸子丑寅卯](?!公司)|[\u4e00-\u9fa5X]{{1,2}}?(?:某{{1,3}}|[xX×]{{1,9}})\d(?![\d.，万亿千百元])"
    rf"|[\u4e00-\u9fa5]{{1,2}}?(?:某{{1,3}}|[xX×]{{1,3}}){_END}|[X×]{{1,2}}[\u4e00-\u9fa5]{_END}"
    rf"|[\u4e00-\u9fa5]{{1,2}}某(?![分如款借货租工欠本支透回购预股投垫代押定保违逾滞医误护营残抚赔补劳报装材设加运服咨律诉鉴评房车彩返剩余尚转培佣物水电暖供承广监双解经])[\u4e00-\u9fa5]{_END}|[\u4e00-\u9fa5]\d{{1,2}}(?=每|应|于|支付)"
)
_MASKED_AT_LEAST = re.compile(
    r"[\u4e00-\u9fa5]{1,2}?(?:某{1,3}|[xX×]{2,3})(?![\u4e00-\u9fa5]{0,3}(?:公司|银行|厂|店|中心)|\d)"
)
_LETTERS = re.compile(
    r"(?:某[市县区])?[A-Za-z]{1,20}(?:[.\d](?!\d)){0,2}(?:(?:保险|贸易|物业)?(?:有限)?公司|银行|厂|店|中心)?(?![A-Za-z×]|\d[年月])"
)
_PLAIN = re.compile(rf"[{_SURNAMES}][\u4e00-\u9fa5]{{1,3}}?{_END}")
_NOT_NAMES = re.compile(
    rf"{ROLE}|本|上述|以上|前述|其|该|此|各|双方|诉讼|应[承负自在于当向]|所|提|预|要|支[付出]|给付|偿|赔|返|退[还回]|负|承|连带|共同|于[本判一二三四五六七八九十\d该]|自[本判]|在"
    r"|向(?!某)|对|按|不|未|另|有权|仍|多|已|之|起诉|一次|与|及[其利]|和[利本其解]|均|因|就|的|分别|逾期|如|为|需|连同|变更|尚[欠未]|拖|欠|名下|直接|银行|人民币|以"
    r"|由|清偿|驳回|解除|撤销|维持|确认|履行|请求|判决|位于|则|到[本期]|若|执行|开户|加倍|立即|限|计[算付至]|权利|利[息率]|搬|腾|供|至|其中|二被|三被|两被|五被|九被|六被|四被|四原|二原|三原|七被"
)
_NOT_PLAIN = re.compile(
    r"生活|货|借|工[资程]|平均|方[式]|款|余[款下额]|房[屋产租]|费|经[济本]|全[部额]|明|时|违|法|公|安全|相[应关]|后续|家[属庭]|农业|车[辆位]|平|水[电费]|商|股权|成[本交]|空|通|包括"
    r"|金(?:人民|\d)|诉|保|仲裁|国家|劳[务动]|安[置装]|项[目下]|路[费程]|贷|解|商业|利|全|金[额钱]|平均|支行|合[同计伙]|万|应|于|向|在|和|司法|管[理辖]|余|容|充|付|元|月|时|席|经营|米|甲方|乙方|国[有务]|应|任何|金额|双|能|充|从|连|解|养|须|都|终|查|相|干|向|广|和|易|计|文|利|习|需|越|夏|秋|边|印|司|单|经"
)
_BY_ROLE = re.compile(rf"{ROLE}{ASIDE}(?!人|方(?!某)|所|的)：?")
_AND = re.compile(rf"(?:、|与|和|及|，(?={ROLE}|[\u4e00-\u9fa5]某))(?:{ROLE})?{ASIDE}")
_ITEM_HEAD = re.compile(
    r"(?:^|[。；\n：])“?(?:判决如下：)?(?:（?[一二三四五六七八九十\d]{1,3}[）、.，])?(?:双方)?(?:一致)?(?:限|由|责令|驳回|确认|解除|维持|撤销)?(?:限|由)?|为“|(?<=[内，；])由|日内(?:，|由)?"
)
_FRAMES = re.compile(
    r"向|由|[如若]|确认|(?:清偿|付清|补偿|支付|给付|偿还|返还|退还|归还|赔偿|赔付|偿付)给?|给|[，；。、]"
)
APPEAL = re.compile(r"如?不?服(?:从)?本判决[，可]|如不服|可在(?:收到)?判决书送达")
_PEOPLE_ONLY = re.compile(r"[\u4e00-\u9fa5]{1,2}?(?:某{1,3}|[xX×]{1,3})")


@dataclass(slots=True)
class Discovered:
    """Names with their first place, and the places from which a list of names was walked."""

    names: dict[str, int] = field(default_factory=dict)
    walked: set[int] = field(default_factory=set)


def discover(text: str) -> dict[str, int]:
    """Names of parties in a uniform text → where each stands first."""
    found = Discovered()
    appeal = APPEAL.search(text)
    body = text[: appeal.start()] if appeal else text
    for match in _BY_ROLE.finditer(body):
        _list_of_names(body, match.end(), found, strict=False)
    for match in _ITEM_HEAD.finditer(body):
        _list_of_names(body, match.end(), found, strict=True, verb=True)
    for match in _FRAMES.finditer(body):
        _list_of_names(body, match.end(), found, strict=True, verb=match.group() in ("向", "给"))
    names = found.names
    wrong = (_only_with_figure, _only_inside, _with_a_word_behind)
    return {n: at for n, at in names.items() if not any(is_wrong(n, names, body) for is_wrong in wrong)}


def _with_a_word_behind(name: str, names: dict[str, int], text: str) -> bool:
    """霍清车 (返还霍清车款) is nobody where it stands once and 霍清 stands elsewhere."""
    if len(name) > _LONGEST_PLAIN or not _CHINESE.fullmatch(name) or text.count(name) > 1:
        return False
    return any(name != n and name.startswith(n) and text.count(n) > 1 and len(n) > 1 for n in names)


_LONGEST_PLAIN = 4
_CHINESE = re.compile(r"(?:(?![某厂店行])[\u4e00-\u9fa5])+")


def _only_inside(name: str, names: dict[str, int], text: str) -> bool:
    """某甲 is nobody where every 某甲 in the text is the end of 向某甲."""
    longer = [other for other in names if name in other and name != other]
    for other in longer:
        text = text.replace(other, "")
    return bool(longer) and name not in text


def _only_with_figure(name: str, names: dict[str, int], text: str) -> bool:
    """任某 is nobody where every 任某 in the text is the beginning of 任某1, 任某2 …"""
    if not any(other[:-1] == name and other[-1].isdigit() for other in names):
        return False
    return not re.search(re.escape(name) + r"(?!\d)", text)


def _list_of_names(text: str, start: int, found: Discovered, *, strict: bool, verb: bool = False) -> None:
    """Walk a list (张三、李四和王五) once, from wherever it is met first."""
    at = start
    while strict or at not in found.walked:
        name = _name_at(text, at, strict=strict, verb=verb)
        if not name:
            return
        known = name in found.names
        found.names.setdefault(name, at)
        if not strict:
            found.walked.add(at)
        more = _AND.match(text, at + len(name))
        if not more or (strict and known):
            return
        at = more.end()
        if stem := _STEM.match(text, at):
            found.names.setdefault(stem.group(), at)


_SURELY = re.compile(
    r"(?:、[\u4e00-\u9fa5]{2,4}?)*(?:于本|于判|应[于在当向归]|对上述|对前述|对第|自本|(?:一次性)?(?:支付|偿还|给付|返还|赔偿|归还|退还)(?:给)?[\u4e00-\u9fa5]|[，。；]?$)"
)
# Where no role word stands before it, a plain name counts only if the text names it more than once.
_TWICE = 2
_STEM = re.compile(r"[甲乙丙丁戊己庚](?=对|、|于|应|承担|连带|共同)")


def _name_at(text: str, at: int, *, strict: bool, verb: bool) -> str | None:
    if _NOT_NAMES.match(text, at):
        return None
    person, organisation = _MASKED.match(text, at), _ORG.match(text, at)
    if person and not (organisation and organisation.end() > person.end()):
        return person.group()
    if organisation and (not strict or len(organisation.group()) > 3):
        return organisation.group()
    person = _MASKED_AT_LEAST.match(text, at)
    return person.group() if person else _letters_or_plain(text, at, strict=strict, verb=verb)


def _letters_or_plain(text: str, at: int, *, strict: bool, verb: bool) -> str | None:
    letters = _LETTERS.match(text, at)
    if letters and (not strict or _sure_letters(text, letters, verb=verb)):
        return letters.group()
    plain = None if _NOT_PLAIN.match(text, at) else _PLAIN.match(text, at)
    if plain and strict and not (verb and _SURELY.match(text, plain.end())) and text.count(plain.group()) < _TWICE:
        return None
    return plain.group() if plain else None


def _sure_letters(text: str, letters: re.Match[str], *, verb: bool) -> bool:
    words = letters.group()
    if words[-1] in "司行厂店心" or _ONE_LETTER.fullmatch(words):
        return True
    return verb and bool(_ACTS_NEXT.match(text, letters.end()))


_ACTS_NEXT = re.compile(r"于|应|在|向|、|与|支付|对|自|偿还|赔偿|就")
_ONE_LETTER = re.compile(r"[A-Z]")
