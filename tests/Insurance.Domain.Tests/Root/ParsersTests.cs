using FsCheck.Fluent;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Root;

/// <summary>What every parser of the root promises about texts that nobody foresaw.</summary>
public sealed class ParsersTests
{
    private const int Texts = 50_000;

    private delegate bool Parser<T>(string? text, out T value);

    [Fact]
    public void No_text_makes_a_parser_throw_and_what_is_read_prints_as_something_that_reads_the_same()
    {
        Holds.ForAll(
            Some.Junk,
            text =>
            {
                Tried<Money>(text, Money.TryParse);
                Tried<Rate>(text, Rate.TryParse);
                Tried<Region>(text, Region.TryParse);
                Tried<FeePeriod>(text, FeePeriod.TryParse);
                Tried<InsuranceLine>(text, InsuranceLine.TryParse);
                Tried<OrderId>(text, OrderId.TryParse);
                Tried<AgreementId>(text, AgreementId.TryParse);
                Tried<ReassessmentId>(text, ReassessmentId.TryParse);
                Tried<CertificateNumber>(text, CertificateNumber.TryParse);
                Assert.False(Languages.TryParse(text, out _));
                Assert.False(Spelling.TryRead<Scheme>(text, out _));
                Assert.Equal(text is not null && Money.TryParse(text, out _), Money.Read(text).Succeeded);
            },
            Texts);
    }

    [Fact]
    public void One_character_more_in_a_good_text_never_makes_a_parser_throw() => Holds.ForAll(
        Gen.OneOf(Some.Amount.Select(v => v.ToString()), Some.Rate.Select(v => v.ToString()), Some.Period.Select(v => v.ToString())),
        Gen.Choose(0, 30),
        Gen.Elements("0123456789.-+ ,e\0\n½５".ToCharArray()),
        (text, at, added) =>
        {
            var changed = text.Insert(Math.Min(at, text.Length), $"{added}");
            Tried<Money>(changed, Money.TryParse);
            Tried<Rate>(changed, Rate.TryParse);
            Tried<FeePeriod>(changed, FeePeriod.TryParse);
        },
        cases: 2000);

    [Fact]
    public void The_generic_interfaces_read_the_same()
    {
        Assert.Equal(Money.FromFen(150), Read<Money>("1.50"));
        Assert.Equal(Rate.FromUnits(4_000_000), Read<Rate>("0.04"));
        Assert.Equal(Region.Chongqing, Read<Region>("500000"));
        Assert.Equal(ContributionYear.FromYear(2023).Months, Read<FeePeriod>("2023-01..2023-12"));
    }

    private static T Read<T>(string text)
        where T : ISpanParsable<T>
    {
        var value = T.Parse(text, null);
        Assert.Equal(value, T.Parse(text.AsSpan(), null));
        Assert.True(T.TryParse(text, null, out var again) && value.Equals(again));
        Assert.True(T.TryParse(text.AsSpan(), null, out again) && value.Equals(again));
        Assert.Throws<FormatException>(() => T.Parse($"{text}?", null));
        Assert.Throws<FormatException>(() => T.Parse($"{text}?".AsSpan(), null));
        Assert.False(T.TryParse($"{text}?", null, out _));
        Assert.False(T.TryParse((string?)null, null, out _));
        return value;
    }

    private static void Tried<T>(string? text, Parser<T> parser)
        where T : struct, IEquatable<T>
    {
        if (parser(text, out var value))
        {
            Assert.True(parser(value.ToString(), out var again));
            Assert.True(value.Equals(again), text);
        }
        else
        {
            Assert.True(value.Equals(default), text);
        }
    }
}
