using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Coverage;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Generators of payments over a few years: ahead, in time, late, elsewhere, partly given back.</summary>
internal static class PaidMonths
{
    public static readonly YearMonth First = new(2021, 1);

    public static Gen<YearMonth> Month { get; } = Gen.Choose(0, 71).Select(First.PlusMonths);

    public static Gen<FeePeriod> Months { get; } =
        from first in Gen.Choose(0, 59)
        from count in Gen.OneOf(Gen.Elements(1, 12), Gen.Choose(1, 14))
        select FeePeriod.Of(First.PlusMonths(first), First.PlusMonths(first + count - 1));

    public static Gen<BookedPayment> Payment { get; } =
        from insured in Gen.Elements(Enum.GetValues<InsuredAs>())
        from months in Months
        from days in Gen.OneOf(Gen.Choose(-60, 31), Gen.Choose(-60, 400))
        from elsewhere in Gen.Frequency((4, Gen.Constant((Region?)null)), (1, Gen.Elements((Region?)Region.Parse("510100"), Region.Chongqing)))
        from refunded in Gen.Frequency((3, Gen.Constant(Array.Empty<FeePeriod>())), (1, Months.Select(given => new[] { given })))
        select new BookedPayment(insured, months, insured == InsuredAs.Employer ? null : months.From.OnDayOfMonth(1).PlusDays(days))
        {
            Elsewhere = elsewhere,
            Refunded = [.. refunded],
        };

    public static Gen<CoverageFacts> Facts { get; } =
        from count in Gen.Choose(0, 7)
        from payments in Gen.ArrayOf(Payment, count)
        select new CoverageFacts(Region.Chongqing) { Payments = [.. payments] };

    /// <summary>The same facts told in another order, each payment cut in two where it has more than one month, some told twice.</summary>
    public static CoverageFacts ToldAnew(CoverageFacts facts, int seed)
    {
        var random = new Random(seed);
        var told = facts.Payments.SelectMany(payment => random.Next(3) switch
        {
            0 when payment.Months.Months > 1 => Halves(payment, random.Next(1, payment.Months.Months)),
            1 => [payment, payment],
            _ => [payment],
        }).ToArray();
        random.Shuffle(told);
        return facts with { Payments = [.. told] };
    }

    private static BookedPayment[] Halves(BookedPayment payment, int first) =>
    [
        payment with { Months = FeePeriod.Of(payment.Months.From, payment.Months.From.PlusMonths(first - 1)) },
        payment with { Months = FeePeriod.Of(payment.Months.From.PlusMonths(first), payment.Months.Through) },
    ];
}
