using System.Globalization;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>What the host says of overlaps, months in a row and cover for life, in three languages.</summary>
internal static class StandingWords
{
    public static LocalizedText Strict { get; } = new("each month paid by its last day", "每月均在当月月底前缴费", "cada mes pagado hasta su último día");

    public static LocalizedText BackPaid { get; } = new(
        Text($"with at most {ContinuityStanding.BackPaidMonths} months in a row paid afterwards"),
        Text($"含连续不超过 {ContinuityStanding.BackPaidMonths} 个月的补缴"),
        Text($"con {ContinuityStanding.BackPaidMonths} meses seguidos como máximo pagados después"));

    public static LocalizedText WheneverPaid { get; } = new("whenever paid", "不论何时缴费", "pagados cuando fuera");

    public static LocalizedText Resident { get; } = new(
        "as a resident here, paid within the year", "在本地作为居民参保，当年内缴费", "como residente aquí, pagados dentro del año");

    public static LocalizedText NoMonths { get; } = new("none", "无", "ninguno");

    public static LocalizedText Overlap(ValueList<InsuredPlace> insured)
    {
        var places = string.Join(", ", insured);
        return new($"insured more than once ({places})", $"重复参保（{places}）", $"con más de un seguro ({places})");
    }

    public static LocalizedText Continuity(YearMonth through) => new(
        $"Insured without a break through {Texts.Of(through)}:",
        $"截至 {Texts.Of(through)} 连续参保：",
        $"Asegurado sin interrupción hasta {Texts.Of(through)}:");

    public static LocalizedText Months(FeePeriod months) => new(
        Text($"{months.Months} {(months.Months == 1 ? "month" : "months")}, {months}"),
        Text($"{months.Months} 个月，{months}"),
        Text($"{months.Months} {(months.Months == 1 ? "mes" : "meses")}, {months}"));

    public static LocalizedText Years(int years) => new(
        Text($" ({years} whole {(years == 1 ? "year" : "years")})"),
        Text($"（满 {years} 年）"),
        Text($" ({years} {(years == 1 ? "año completo" : "años completos")})"));

    public static LocalizedText Transfer(TransferStanding transfer) => new(
        Text($"; a change to the {(transfer.To == Scheme.Resident ? "resident" : "employee")} scheme asks for {transfer.NeededMonths}, missing: {transfer.MissingMonths}"),
        Text($"；转入{(transfer.To == Scheme.Resident ? "居民医保" : "职工医保")}要求连续 {transfer.NeededMonths} 个月，还差 {transfer.MissingMonths} 个月"),
        Text($"; un cambio al régimen de {(transfer.To == Scheme.Resident ? "residentes" : "empleados")} pide {transfer.NeededMonths}, faltan: {transfer.MissingMonths}"));

    public static LocalizedText Lifetime(LifetimeStanding standing) => new(
        Text($"Cover for life ({standing.Year}, {(standing.Sex == Sex.Male ? "men" : "women")}): {standing.CountedMonths} of {standing.RequiredMonths} months count, missing: {standing.MissingMonths}; paid here {standing.ActualMonths} of {standing.RequiredActualMonths}, missing: {standing.MissingActualMonths}."),
        Text($"最低缴费年限（{standing.Year} 年，{(standing.Sex == Sex.Male ? "男" : "女")}）：需 {standing.RequiredMonths} 个月，已计 {standing.CountedMonths} 个月，还差 {standing.MissingMonths} 个月；本地实际缴费需 {standing.RequiredActualMonths} 个月，已缴 {standing.ActualMonths} 个月，还差 {standing.MissingActualMonths} 个月。"),
        Text($"Cobertura vitalicia ({standing.Year}, {(standing.Sex == Sex.Male ? "hombres" : "mujeres")}): cuentan {standing.CountedMonths} de {standing.RequiredMonths} meses, faltan: {standing.MissingMonths}; pagados aquí {standing.ActualMonths} de {standing.RequiredActualMonths}, faltan: {standing.MissingActualMonths}."));

    public static LocalizedText LumpSum(LifetimeCost cost) => new(
        Text($"{cost.Months} {(cost.Months == 1 ? "month" : "months")} paid at once by grade {cost.Grade}: {cost.Total} yuan."),
        Text($"按 {cost.Grade} 档一次性趸缴 {cost.Months} 个月：{cost.Total} 元。"),
        Text($"Pagar {cost.Months} {(cost.Months == 1 ? "mes" : "meses")} de una vez por la modalidad {cost.Grade}: {cost.Total} yuanes."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
