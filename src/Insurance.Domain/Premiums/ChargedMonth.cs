using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Premiums;

/// <summary>
/// One month of one insurance before rounding, as the explanation has it: a base, perhaps a rate, and where they stand. A balance line has
/// the months of what it deducts too, each with the opposite sign.
/// </summary>
/// <param name="Component">The insurance that is charged: the line's own, or one that a balance deducts.</param>
/// <param name="Position">The month by its place in the grade's year, so that two years can be compared.</param>
/// <param name="Month">The month.</param>
/// <param name="Sign">Minus one for what is deducted.</param>
/// <param name="Base">The base or fixed amount.</param>
/// <param name="PerYear">Whether the base is that of a year.</param>
/// <param name="Rate">The rate; null for a fixed amount.</param>
internal sealed record ChargedMonth(string Component, int Position, YearMonth Month, int Sign, Explanation Base, bool PerYear, GivenValue? Rate)
{
    /// <summary>The base of a month, in twelfths of a fen.</summary>
    public Int128 BaseParts => (Int128)Base.Evaluate().Fen * Sign * (PerYear ? 1 : ChargedBase.MonthsPerYear);

    public Int128 RateUnits => Rate?.Rate?.Units ?? Domain.Rate.UnitsPerWhole;

    /// <summary>The exact amount in fen, times <see cref="ChargedBase.Denominator"/>.</summary>
    public Int128 Exact => BaseParts * RateUnits;

    public IEnumerable<Source> Sources => Base.Givens().Concat(Rate is null ? [] : [Rate]).Select(given => given.Source);

    /// <summary>Whether the month before it is charged the same by the same documents, so that both are told together.</summary>
    public bool Continues(ChargedMonth earlier) =>
        (Component, Month, Sign, Base.Value, PerYear, Rate?.Value) == (earlier.Component, earlier.Month.PlusMonths(1), earlier.Sign, earlier.Base.Value, earlier.PerYear, earlier.Rate?.Value)
        && Sources.SequenceEqual(earlier.Sources);
}

/// <summary>One line of an assessment, taken apart into its months, with what floors add.</summary>
internal sealed class ChargedLine
{
    private readonly Assessment assessment;
    private readonly Dictionary<(string Component, int Position), ChargedMonth> months = [];

    private ChargedLine(Assessment assessment, AssessedLine line)
    {
        this.assessment = assessment;
        Line = line;
    }

    public AssessedLine Line { get; }

    /// <summary>What floor clauses add, in whole fen.</summary>
    public Money Lift { get; private set; }

    /// <summary>The published floors.</summary>
    public List<GivenValue> Floors { get; } = [];

    public IReadOnlyDictionary<(string Component, int Position), ChargedMonth> Months => months;

    /// <summary>The floors that were published for a month.</summary>
    public IEnumerable<Source> FloorsOf(YearMonth month) => Floors.Where(floor => floor.For.Contains(month)).Select(floor => floor.Source);

    public static List<ChargedLine> Of(Assessment assessment, Payer payer)
    {
        var lines = new List<ChargedLine>();
        foreach (var (line, explained) in assessment.Lines.Where(line => line.Payer == payer).Zip(assessment.Explain(payer).Parts))
        {
            var charged = new ChargedLine(assessment, line);
            charged.Take(explained, 1, charged.assessment.Period.From, 1);
            lines.Add(charged);
        }

        return lines;
    }

    /// <summary>Takes a step apart; answers the month after the last one that it charges.</summary>
    private YearMonth Take(Explanation step, int sign, YearMonth from, int times)
    {
        switch (step)
        {
            case RoundedProduct product:
                foreach (var term in product.Terms)
                {
                    var count = term.Months * times;
                    for (var i = 0; i < count; i++)
                    {
                        Put(product.Label, from.PlusMonths(i), sign, term);
                    }

                    from = from.PlusMonths(count);
                }

                return from;
            case RepeatedAmount repeated:
                return Take(repeated.Parts[0], sign, repeated.Months.From, repeated.Months.Months);
            case FlooredAmount floored:
                Lift += (floored.Evaluate() - floored.Parts[0].Evaluate()) * (sign * times);
                Floors.AddRange(floored.Parts[1].Givens());
                return Take(floored.Parts[0], sign, from, times);
            case RemainingAmount remaining:
                var next = Take(remaining.Parts[0], sign, from, times);
                foreach (var deducted in remaining.Parts.Skip(1))
                {
                    Take(deducted, -sign, from, times);
                }

                return next;
            default:
                return step.Parts.Aggregate(from, (month, part) => Take(part, sign, month, times));
        }
    }

    private void Put(string component, YearMonth month, int sign, ChargedBase term)
    {
        var first = assessment.Grade.MonthsOf(assessment.Tariff.Year).From;
        var position = FeePeriod.Of(first, month).Months - 1;
        months[(component, position)] = new ChargedMonth(component, position, month, sign, term.Base, term.PerYear, term.Rate);
    }
}
