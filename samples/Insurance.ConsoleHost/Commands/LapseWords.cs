using System.Globalization;
using Insurance.Domain;
using Insurance.Domain.Tariffs;

namespace Insurance.ConsoleHost.Commands;

/// <summary>How the months after a lapse come about, in three languages, every number from the rule.</summary>
internal static class LapseWords
{
    public static IEnumerable<string> Told(ResidentLapseWaits rule, int lapsed, int repaired, Region region, ContributionYear year, Language language)
    {
        var months = rule.MonthsFor(lapsed, repaired);
        var added = lapsed * rule.MonthsPerLapsedYear;
        var taken = Math.Min(repaired * rule.MonthsPerRepairedYear, added);
        var sum = rule.Months + added - taken;
        var whose = region == Region.China
            ? new LocalizedText("the national rule", "国家规定", "la norma nacional")
            : new LocalizedText($"the rule of {region}", $"{region} 的规定", $"la norma de {region}");
        var confidence = Phrasebook.Text($"label.confidence-{Spelling.Of(rule.Confidence)}", language);
        yield return new LocalizedText(
            Text($"Waiting period when {year} is paid: {months} {(months == 1 ? "month" : "months")} (lapsed years in a row: {lapsed}, repaired: {repaired})."),
            Text($"缴纳 {year} 年保费的待遇等待期：{months} 个月（连续断缴 {lapsed} 年，修复 {repaired} 年）。"),
            Text($"Período de espera al pagar {year}: {months} {(months == 1 ? "mes" : "meses")} (años seguidos sin pagar: {lapsed}; regularizados: {repaired}).")).In(language);
        yield return new LocalizedText(
            Text($"Months: {rule.Months} fixed + {added} for the lapsed years ({rule.MonthsPerLapsedYear} each) - {taken} for the repaired years ({rule.MonthsPerRepairedYear} each, no more than was added) = {sum}."),
            Text($"月数：固定 {rule.Months} + 断缴 {added}（每年 {rule.MonthsPerLapsedYear}） - 修复 {taken}（每年 {rule.MonthsPerRepairedYear}，以变动部分为限） = {sum}。"),
            Text($"Meses: {rule.Months} fijos + {added} por los años sin pagar ({rule.MonthsPerLapsedYear} por año) - {taken} por los regularizados ({rule.MonthsPerRepairedYear} por año, no más de lo añadido) = {sum}.")).In(language);
        yield return new LocalizedText(
            Text($"After {rule.LongLapseYears} or more lapsed years in a row it is at least {rule.LeastMonths}{(months > sum ? Text($", so {months}") : "")}."),
            Text($"连续断缴 {rule.LongLapseYears} 年及以上的，不少于 {rule.LeastMonths} 个月{(months > sum ? Text($"，故为 {months} 个月") : "")}。"),
            Text($"Tras {rule.LongLapseYears} o más años seguidos sin pagar son al menos {rule.LeastMonths}{(months > sum ? Text($"; por eso, {months}") : "")}.")).In(language);
        yield return new LocalizedText(
            $"Source: {rule.Source.Citation} ({confidence}), {whose.English}, {rule.For}",
            $"依据：{rule.Source.Citation}（{confidence}），{whose.SimplifiedChinese}，{rule.For}",
            $"Fuente: {rule.Source.Citation} ({confidence}), {whose.Spanish}, {rule.For}").In(language);
    }

    /// <summary>Who missed the window alone, where the region has its own rule for that.</summary>
    public static IEnumerable<string> Told(LatePaymentWaits rule, Region region, ContributionYear year, Language language)
    {
        var confidence = Phrasebook.Text($"label.confidence-{Spelling.Of(rule.Confidence)}", language);
        yield return new LocalizedText(
            Text($"Waiting period when {year} is paid after the window: {rule.Months} {(rule.Months == 1 ? "month" : "months")} (no lapsed year)."),
            Text($"逾期缴纳 {year} 年保费的待遇等待期：{rule.Months} 个月（无断缴年度）。"),
            Text($"Período de espera al pagar {year} fuera de plazo: {rule.Months} {(rule.Months == 1 ? "mes" : "meses")} (sin años sin pagar).")).In(language);
        yield return new LocalizedText(
            $"Source: {rule.Source.Citation} ({confidence}), the rule of {region}, {rule.For}",
            $"依据：{rule.Source.Citation}（{confidence}），{region} 的规定，{rule.For}",
            $"Fuente: {rule.Source.Citation} ({confidence}), la norma de {region}, {rule.For}").In(language);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
