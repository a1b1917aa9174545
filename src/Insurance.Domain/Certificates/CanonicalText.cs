using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;

namespace Insurance.Domain.Certificates;

/// <summary>
/// The canonical text of a certificate: a line for each value, in a fixed order, ended by a line feed. The version stands in the first line. What is
/// issued under it keeps its bytes for ever: no line is added, moved or reworded.
/// </summary>
internal static class CanonicalText
{
    public const string Version1 = "insurance.domain/certificate/1";

    /// <summary>Between the name of a value and the value.</summary>
    public const string Separator = ": ";

    /// <summary>The longest that is read, in bytes; more than the longest names and numbers with every insurance of a tariff come to.</summary>
    public const int MaxBytes = 1 << 13;

    public static string Of(CertifiedFacts facts)
    {
        var text = new StringBuilder();
        text.Append(Version1).Append('\n');
        Row("number", facts.Number.ToString());
        Row("order", facts.Order.ToString());
        Row("insured-name", facts.Insured.Name.Reveal());
        Row("insured-id", facts.Insured.Id.Reveal());
        Row("region", facts.Region.Code);
        Row("scheme", Spelling.Of(facts.Scheme));
        Row("period", facts.Period.ToString());
        foreach (var line in facts.Lines)
        {
            Row("line", $"{line.Insurance} {line.Amount}");
        }

        Row("total", facts.Total.ToString());
        Row("paid-on", LocalDatePattern.Iso.Format(facts.PaidOn));
        Row("booked-on", LocalDatePattern.Iso.Format(facts.BookedOn));
        Row("issued-on", LocalDatePattern.Iso.Format(facts.IssuedOn));
        return text.ToString();

        void Row(string key, string value) => text.Append(key).Append(Separator).Append(value).Append('\n');
    }

    /// <summary>The SHA-256 as 64 lower-case hexadecimal digits.</summary>
    public static string DigestOf(ReadOnlySpan<byte> canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical));
}
