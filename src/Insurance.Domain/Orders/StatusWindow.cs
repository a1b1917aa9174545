using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>What the payment windows of a year say on a day.</summary>
internal sealed record StatusWindow
{
    private StatusWindow(bool isOver) => IsYearOver = isOver;

    /// <summary>The months of the year, by the grade's own where it is known.</summary>
    public FeePeriod Months { get; private init; }

    /// <summary>Whether the months of the year are over and no window is open.</summary>
    public bool IsYearOver { get; }

    /// <summary>The first day on which it can be paid; null where it can be already.</summary>
    public LocalDate? OpensOn { get; private init; }

    /// <summary>The last day of the last window, where it is past.</summary>
    public LocalDate? ClosedOn { get; private init; }

    /// <summary>The window that decides; null for none.</summary>
    public PaymentWindow? Window { get; private init; }

    public static StatusWindow On(LocalDate day, PaymentSituation situation, TariffCatalog catalog)
    {
        var grade = situation.Grade is { } id && catalog.Find(situation.Region, situation.Scheme).TryGet(out var history, out _) ? history.Grade(id) : null;
        var months = grade?.MonthsOf(situation.Year) ?? situation.Year.Months;
        return On(day, situation, catalog, months) with { Months = months };
    }

    private static StatusWindow On(LocalDate day, PaymentSituation situation, TariffCatalog catalog, FeePeriod months)
    {
        if (!catalog.Find(situation.Region, situation.Scheme).TryGet(out var history, out _))
        {
            return new StatusWindow(isOver: false);
        }

        var year = situation.Year;
        var windows = Windows(history.Terms, situation).Select(window => (Window: window, Opens: window.Opens.In(year), Closes: window.Closes.In(year))).ToList();
        if (windows.Exists(window => window.Opens is not null && window.Opens <= day && day <= window.Closes))
        {
            return new StatusWindow(isOver: false);
        }

        if (day.ToYearMonth().CompareTo(months.Through) > 0)
        {
            return new StatusWindow(isOver: true);
        }

        // A first or a last day that nobody published, or that is the person's own, is no limit within the year.
        bool MayOn(LocalDate date) => windows.Count == 0 || windows.Exists(window => !(window.Opens > date) && !(window.Closes < date));

        var next = windows.Where(window => window.Opens > day).OrderBy(window => window.Opens).FirstOrDefault();
        var first = months.From.OnDayOfMonth(1);
        if (day < first)
        {
            if (next.Opens is { } early && (early <= first || !MayOn(first)))
            {
                return new StatusWindow(isOver: false) { OpensOn = early, Window = next.Window };
            }

            // A window before the year may be over before the year begins.
            var missed = windows.Count > 0 && windows.TrueForAll(window => window.Closes < day) ? windows.MaxBy(window => window.Closes) : default;
            return new StatusWindow(isOver: false) { OpensOn = first, ClosedOn = missed.Closes, Window = missed.Window };
        }

        if (MayOn(day))
        {
            return new StatusWindow(isOver: false);
        }

        if (next.Opens is { } opens)
        {
            return new StatusWindow(isOver: false) { OpensOn = opens, Window = next.Window };
        }

        var last = windows.OrderBy(window => window.Closes).LastOrDefault();
        return new StatusWindow(isOver: false) { ClosedOn = last.Closes, Window = last.Window };
    }

    private static IEnumerable<PaymentWindow> Windows(TariffTerms terms, PaymentSituation situation) => situation.Member is { } member
        ? terms.PaymentWindows(situation.Year, member, situation.Grade)
        : terms.In<PaymentWindow>(situation.Year, situation.Grade);
}
