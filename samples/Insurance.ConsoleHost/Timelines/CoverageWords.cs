using Insurance.Domain;
using Insurance.Domain.Coverage;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>What the host itself says around a timeline, in three languages; the reasons are texts of the library.</summary>
internal static class CoverageWords
{
    /// <summary>The glyph of a state: one that every terminal draws one column wide, and that tells without colour.</summary>
    public static char Glyph(CoverageState state) => state switch
    {
        CoverageState.Covered => '#',
        CoverageState.Reimbursable => '+',
        CoverageState.WaitingOrCovered => '?',
        CoverageState.Waiting => '-',
        CoverageState.Lapsed => 'x',
        CoverageState.NotEnrolled => '.',
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The colour of a state, where there are colours.</summary>
    public static string Colour(CoverageState state) => state switch
    {
        CoverageState.Covered => "green",
        CoverageState.Reimbursable => "blue",
        CoverageState.WaitingOrCovered or CoverageState.Waiting => "yellow",
        CoverageState.Lapsed => "red",
        CoverageState.NotEnrolled => "grey",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static LocalizedText State(CoverageState state) => state switch
    {
        CoverageState.Covered => new("covered", "享受待遇", "con cobertura"),
        CoverageState.Reimbursable => new("reimbursed afterwards", "事后报销", "reembolso posterior"),
        CoverageState.WaitingOrCovered => new("waiting or covered", "等待或享受待遇", "en espera o con cobertura"),
        CoverageState.Waiting => new("waiting", "待遇等待期", "en espera"),
        CoverageState.Lapsed => new("unpaid", "断缴", "sin pago"),
        CoverageState.NotEnrolled => new("not enrolled", "未参保", "sin afiliación"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>What stands between the state and why.</summary>
    public static LocalizedText Colon { get; } = new(": ", "：", ": ");

    public static LocalizedText Nothing { get; } = new("Nothing is known: no registration and no payment.", "没有参保登记，也没有缴费记录。", "No se sabe nada: ni afiliación ni pago.");

    public static LocalizedText Year { get; } = new("year", "年份", "año");
}
