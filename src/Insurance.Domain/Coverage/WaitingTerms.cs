using System.Collections.Immutable;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>The waiting rules that hold in a month in a pooling area, its own before the national ones.</summary>
internal sealed class WaitingTerms
{
    private WaitingTerms(YearMonth month, ImmutableArray<Term> own, ImmutableArray<Term> national)
    {
        Year = ContributionYear.FromYear(month.Year);
        var held = own.Where(term => term.For.Contains(month)).ToList();
        var frame = national.Where(term => term.For.Contains(month)).ToList();
        First = held.OfType<FirstEnrollmentWaits>().FirstOrDefault();
        LongLapse = held.OfType<LongLapseWaits>().FirstOrDefault();
        GapPaid = held.OfType<GapPaidCovers>().FirstOrDefault();
        // What covers days as they come before what reimburses them afterwards.
        PaidBy = [.. held.OfType<PaidByStarts>().OrderBy(rule => rule.TracedBack)];
        Late = held.OfType<LatePaymentWaits>().FirstOrDefault();
        Years = held.Concat(frame).OfType<ResidentLapseWaits>().FirstOrDefault();
        Transfer = held.Concat(frame).OfType<TransferWaits>().FirstOrDefault();
        Windows = [.. held.OfType<PaymentWindow>()];
        YearsKnown = [.. own.Concat(national).OfType<ResidentLapseWaits>().Select(rule => rule.For)];
    }

    public ContributionYear Year { get; }

    public FirstEnrollmentWaits? First { get; }

    public LongLapseWaits? LongLapse { get; }

    public GapPaidCovers? GapPaid { get; }

    public ImmutableArray<PaidByStarts> PaidBy { get; }

    public LatePaymentWaits? Late { get; }

    public ResidentLapseWaits? Years { get; }

    public TransferWaits? Transfer { get; }

    public ImmutableArray<PaymentWindow> Windows { get; }

    /// <summary>The spans for which a rule of lapsed years is published.</summary>
    public ImmutableArray<FeePeriod> YearsKnown { get; }

    public static WaitingTerms Of(TariffCatalog catalog, Region region, Scheme scheme, YearMonth month) =>
        new(month, TermsOf(catalog, region, scheme), TermsOf(catalog, Region.China, scheme));

    /// <summary>The last day on which continuing members could pay the year; null where one of their windows has no published end, or there is none.</summary>
    public LocalDate? LastDayOfContinuing()
    {
        var closes = Windows.Where(window => window.Members.Includes(MemberKind.Continuing)).Select(window => window.Closes.In(Year)).ToList();
        return closes.Count > 0 && !closes.Contains(null) ? closes.Max() : null;
    }

    private static ImmutableArray<Term> TermsOf(TariffCatalog catalog, Region region, Scheme scheme) =>
        catalog.Find(region, scheme).TryGet(out var history, out _) ? history.Terms.All : [];
}
