using Insurance.Domain;
using Insurance.Domain.Coverage;
using NodaTime;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>What the host says around a payment that is not made yet, in three languages.</summary>
internal static class WhatIfWords
{
    public static LocalizedText PaidOn { get; } = new("paid on", "缴费日期", "pagado el");

    public static LocalizedText Scheme { get; } = new("scheme", "制度", "régimen");

    public static LocalizedText Grade { get; } = new("grade", "档次", "modalidad");

    public static LocalizedText Months { get; } = new("months", "费款所属期", "meses");

    public static LocalizedText Amount { get; } = new("yuan", "金额（元）", "yuanes");

    public static LocalizedText Title(ProposedPayment proposed, FeePeriod months) => new(
        $"If {months} is paid on {Texts.Of(proposed.On)} ({Spelling.Of(proposed.As)}):",
        $"如果于 {Texts.Of(proposed.On)} 缴纳 {months}（{Spelling.Of(proposed.As)}）：",
        $"Si {months} se paga el {Texts.Of(proposed.On)} ({Spelling.Of(proposed.As)}):");

    public static LocalizedText CoveredMonths(ContributionYear year) => new(
        $"whole months of {year} covered or reimbursed",
        $"{year} 年享受待遇或事后报销的整月数",
        $"meses completos de {year} con cobertura o reembolso");

    public static LocalizedText LastGoodDay(LocalDate day) => new(
        $"Last good day: {Texts.Of(day)}. Paying on a later day costs a month of cover or more.",
        $"最后有利缴费日：{Texts.Of(day)}。此后缴费至少损失一个月的待遇。",
        $"Último día sin pérdida: {Texts.Of(day)}. Pagar más tarde cuesta un mes de cobertura o más.");

    public static LocalizedText NoLastGoodDay(LocalDate through) => new(
        $"Through {Texts.Of(through)} no later day costs a month of cover.",
        $"至 {Texts.Of(through)} 为止，推迟缴费不会损失整月待遇。",
        $"Hasta el {Texts.Of(through)} ningún día posterior cuesta un mes de cobertura.");
}
