using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain;

/// <summary>
/// The months a payment belongs to (费款所属期): a first and a last month, both included. Prints and parses as
/// <c>2023-01..2023-12</c>. Equal when both months are; <c>default</c> is no period and throws when used.
/// </summary>
[JsonConverter(typeof(RootJsonConverter))]
public readonly record struct FeePeriod : ISpanParsable<FeePeriod>
{
    private readonly YearMonth from;
    private readonly int months;

    private FeePeriod(YearMonth from, int months)
    {
        this.from = from;
        this.months = months;
    }

    /// <summary>The longest text <see cref="Parse(string)"/> looks at.</summary>
    public const int MaxTextLength = 16;

    /// <summary>The period from one month through another.</summary>
    /// <exception cref="ArgumentException">The last month is before the first.</exception>
    public static FeePeriod Of(YearMonth from, YearMonth through) => Between(from, through).TryGet(out var period, out _)
        ? period
        : throw new ArgumentException("The last month is before the first.", nameof(through));

    /// <summary>The period from one month through another, or the refusal <c>period.reversed</c>.</summary>
    public static Result<FeePeriod> Between(YearMonth from, YearMonth through)
    {
        var count = ((through.Year - from.Year) * 12) + through.Month - from.Month + 1;
        return count >= 1
            ? new FeePeriod(from, count)
            : DomainError.Of(ErrorCodes.Period.Reversed, "period", ("from", from), ("through", through));
    }

    /// <summary>Months as periods without a gap, in order, each month once.</summary>
    public static ImmutableArray<FeePeriod> Spanning(IEnumerable<YearMonth> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        var spans = ImmutableArray.CreateBuilder<FeePeriod>();
        foreach (var month in months.Distinct().Order())
        {
            if (spans.Count > 0 && spans[^1].Through.PlusMonths(1) == month)
            {
                spans[^1] = new(spans[^1].From, spans[^1].Months + 1);
            }
            else
            {
                spans.Add(new(month, 1));
            }
        }

        return spans.DrainToImmutable();
    }

    /// <summary>So many months, at least one, from a month on.</summary>
    internal static FeePeriod Starting(YearMonth from, int months) => new(from, months);

    /// <summary>The first month.</summary>
    public YearMonth From => months != 0 ? from : throw NoPeriod();

    /// <summary>The last month.</summary>
    public YearMonth Through => From.PlusMonths(Months - 1);

    /// <summary>How many months it holds, at least 1.</summary>
    public int Months => months != 0 ? months : throw NoPeriod();

    /// <summary>Whether a month lies in it.</summary>
    public bool Contains(YearMonth month) => month.CompareTo(From) >= 0 && month.CompareTo(Through) <= 0;

    /// <summary>Whether another period lies wholly in it.</summary>
    public bool Contains(FeePeriod other) => Contains(other.From) && Contains(other.Through);

    /// <summary>Whether at least one month lies in both.</summary>
    public bool Overlaps(FeePeriod other) => From.CompareTo(other.Through) <= 0 && other.From.CompareTo(Through) <= 0;

    /// <summary>Its months, in order.</summary>
    public IEnumerable<YearMonth> EachMonth()
    {
        for (var i = 0; i < Months; i++)
        {
            yield return From.PlusMonths(i);
        }
    }

    /// <summary>Reads what <see cref="ToString"/> prints.</summary>
    /// <exception cref="FormatException">The text is no period.</exception>
    public static FeePeriod Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new FormatException("A fee period is written as 2023-01..2023-12.");

    /// <summary>Reads what <see cref="ToString"/> prints; never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FeePeriod period) => TryParse(text.AsSpan(), null, out period);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out FeePeriod result)
    {
        result = default;
        if (s.Length != MaxTextLength || !s.Slice(7, 2).SequenceEqual(".."))
        {
            return false;
        }

        var first = YearMonthPattern.Iso.Parse(s[..7].ToString());
        var last = YearMonthPattern.Iso.Parse(s[9..].ToString());
        return first.Success && last.Success && Between(first.Value, last.Value).TryGet(out result, out _);
    }

    static FeePeriod ISpanParsable<FeePeriod>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static FeePeriod IParsable<FeePeriod>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<FeePeriod>.TryParse(string? s, IFormatProvider? provider, out FeePeriod result) => TryParse(s, out result);

    /// <summary>Both months, as in <c>2023-01..2023-12</c>.</summary>
    public override string ToString() => $"{YearMonthPattern.Iso.Format(From)}..{YearMonthPattern.Iso.Format(Through)}";

    private static InvalidOperationException NoPeriod() => new("default(FeePeriod) is no period.");
}
