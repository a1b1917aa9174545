using Insurance.Domain.Coverage;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Booked payments in one line each: <c>flexible-employment 2024-01..2024-12 on 2024-01-05 at 510100 refunded 2024-11..2024-12</c>.</summary>
internal static class Booked
{
    public static CoverageFacts Facts(params string[] payments) => new(Region.Chongqing) { Payments = [.. payments.Select(Payment)] };

    public static BookedPayment Payment(string text)
    {
        var words = text.Split(' ');
        Assert.True(Spelling.TryRead<InsuredAs>(words[0], out var insured), text);
        return new(insured, FeePeriod.Parse(words[1]), Said("on") is { } day ? LocalDatePattern.Iso.Parse(day).Value : null)
        {
            Elsewhere = Said("at") is { } region ? Region.Parse(region) : null,
            Refunded = Said("refunded") is { } given ? [FeePeriod.Parse(given)] : [],
        };

        string? Said(string word) => Array.IndexOf(words, word) is >= 0 and var at ? words[at + 1] : null;
    }
}
