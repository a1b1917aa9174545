using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Declarations;

/// <summary>When a standing choice may be changed; a first choice has no window.</summary>
internal static class ChangeWindows
{
    private const string NotKnown = "not-known";

    /// <summary>
    /// The refusal of a change on a day, or null; where nobody published when it may be made, it is admitted with a warning unless its year has
    /// begun.
    /// </summary>
    /// <param name="terms">The terms of the scheme.</param>
    /// <param name="grade">The grade that is chosen.</param>
    /// <param name="year">The year in which the change takes effect.</param>
    /// <param name="first">The first month of that year.</param>
    /// <param name="on">The day of the change.</param>
    /// <param name="warnings">Where a warning goes.</param>
    public static DomainError? Refusal(TariffTerms terms, string grade, ContributionYear year, YearMonth first, LocalDate on, ICollection<Warning> warnings)
    {
        var windows = terms.In<GradeChangeWindow>(year, grade).ToList();
        if (windows.Any(window => window.Opens.In(year) <= on && on <= window.Closes.In(year)))
        {
            return null;
        }

        // A window without one of its days is open on that side, as far as anybody knows.
        if (windows.Count > 0 && !windows.Any(window => IsHalfKnown(window, year) && !(on < window.Opens.In(year)) && !(on > window.Closes.In(year))))
        {
            return DomainError
                .Of(ErrorCodes.Declaration.OutsideWindow, "on", ("year", year.Number), ("windows", string.Join(", ", windows.Select(window => Shown(window, year)))), ("on", on))
                .Citing(windows[0].Source)
                .ChangingOn(NextOpening(terms, grade, year, on));
        }

        if (on.ToYearMonth().CompareTo(first) >= 0)
        {
            return YearBegun(year, on);
        }

        warnings.Add(Warning.Of(ErrorCodes.Declaration.WindowUnknown, ("year", year.Number)).Citing(windows.FirstOrDefault()?.Source));
        return null;
    }

    /// <summary>The refusal of a change for a year that another choice decides already.</summary>
    public static DomainError YearBegun(ContributionYear year, LocalDate on) =>
        DomainError.Of(ErrorCodes.Declaration.YearBegun, "year", ("year", year.Number), ("on", on));

    private static bool IsHalfKnown(GradeChangeWindow window, ContributionYear year) => window.Opens.In(year) is null || window.Closes.In(year) is null;

    /// <summary>The next day on which a window opens: of the same year where one is to come, else of a later one.</summary>
    private static LocalDate? NextOpening(TariffTerms terms, string grade, ContributionYear year, LocalDate on)
    {
        var last = terms.All.OfType<GradeChangeWindow>().Max(window => window.For.Through.Year);
        for (var number = year.Number; number <= Math.Min(last, ContributionYear.MaxYear); number++)
        {
            var asked = ContributionYear.FromYear(number);
            if (terms.In<GradeChangeWindow>(asked, grade).Select(window => window.Opens.In(asked)).Where(day => day > on).Min() is { } opens)
            {
                return opens;
            }
        }

        return null;
    }

    private static string Shown(GradeChangeWindow window, ContributionYear year) => $"{Shown(window.Opens.In(year))}..{Shown(window.Closes.In(year))}";

    private static string Shown(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : NotKnown;
}
