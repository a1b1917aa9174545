using System.Text;
using System.Text.Unicode;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Certificates;

/// <summary>What a certificate certifies of one insurance.</summary>
/// <param name="Insurance">Which.</param>
/// <param name="Amount">How much of it was paid.</param>
public sealed record CertifiedLine(InsuranceLine Insurance, Money Amount);

/// <summary>What a certificate certifies, as its canonical text says it. The person prints masked.</summary>
/// <param name="Number">The number.</param>
/// <param name="Order">The order.</param>
/// <param name="Insured">Whose contributions.</param>
/// <param name="Region">Where.</param>
/// <param name="Scheme">In which scheme.</param>
/// <param name="Period">For which months.</param>
/// <param name="Lines">For which insurances.</param>
/// <param name="Total">The sum of the lines.</param>
/// <param name="PaidOn">When it was paid.</param>
/// <param name="BookedOn">When it was booked.</param>
/// <param name="IssuedOn">When the certificate was issued.</param>
public sealed record CertifiedFacts(
    CertificateNumber Number,
    OrderId Order,
    Person Insured,
    Region Region,
    Scheme Scheme,
    FeePeriod Period,
    ValueList<CertifiedLine> Lines,
    Money Total,
    LocalDate PaidOn,
    LocalDate BookedOn,
    LocalDate IssuedOn)
{
    /// <summary>
    /// Reads a canonical text in UTF-8, or gives <c>certificate.malformed</c>, which holds nothing of it. Only the very bytes that a certificate of
    /// these facts has are read; whether somebody signed them is another question: <see cref="CertificateVerification"/>.
    /// </summary>
    public static Result<CertifiedFacts> Read(ReadOnlySpan<byte> canonical)
    {
        if (canonical.Length > CanonicalText.MaxBytes || !Utf8.IsValid(canonical))
        {
            return Malformed;
        }

        var text = Encoding.UTF8.GetString(canonical);
        return Parsed(text) is { } facts && facts.IsSound && CanonicalText.Of(facts) == text ? facts : Malformed;
    }

    /// <summary>The number, the months and the amount.</summary>
    public override string ToString() => $"{Number} {Period} {Total}";

    private static DomainError Malformed => DomainError.Of(ErrorCodes.Certificate.Malformed, "canonical");

    private bool IsSound
    {
        get
        {
            // A sum of amounts from outside may be beyond 64 bits.
            Int128 sum = 0;
            foreach (var line in Lines)
            {
                sum += line.Amount.Fen;
            }

            return Lines.Count > 0 && Lines.All(line => line.Amount >= Money.Zero) && Total > Money.Zero && sum == Total.Fen && PaidOn <= BookedOn && BookedOn <= IssuedOn;
        }
    }

    private static CertifiedFacts? Parsed(string text)
    {
        var rows = new Rows(text.Split('\n'));
        if (!rows.IsVersion1
            || !CertificateNumber.TryParse(rows.Next("number"), out var number)
            || !OrderId.TryParse(rows.Next("order"), out var order)
            || !PersonName.TryParse(rows.Next("insured-name"), out var name)
            || !ResidentId.TryParse(rows.Next("insured-id"), out var id)
            || !Region.TryParse(rows.Next("region"), out var region)
            || !Spelling.TryRead<Scheme>(rows.Next("scheme"), out var scheme)
            || !FeePeriod.TryParse(rows.Next("period"), out var period))
        {
            return null;
        }

        var lines = new List<CertifiedLine>();
        while (rows.Next("line") is { } line)
        {
            var gap = line.IndexOf(' ', StringComparison.Ordinal);
            if (gap < 0 || !InsuranceLine.TryParse(line[..gap], out var insurance) || !Money.TryParse(line[(gap + 1)..], out var amount))
            {
                return null;
            }

            lines.Add(new(insurance, amount));
        }

        return Money.TryParse(rows.Next("total"), out var total)
            && IsoText.TryDate(rows.Next("paid-on") ?? "", out var paidOn)
            && IsoText.TryDate(rows.Next("booked-on") ?? "", out var bookedOn)
            && IsoText.TryDate(rows.Next("issued-on") ?? "", out var issuedOn)
            && rows.IsOver
                ? new(number, order, new Person(name, id), region, scheme, period, [.. lines], total, paidOn, bookedOn, issuedOn)
                : null;
    }

    private struct Rows(string[] rows)
    {
        private int next = 1;

        public readonly bool IsVersion1 => rows[0] == CanonicalText.Version1;

        // The last row ends with a line feed, so that nothing stands behind it.
        public readonly bool IsOver => next == rows.Length - 1 && rows[next].Length == 0;

        /// <summary>The value of the next row, which has this key; null for another, which stays the next.</summary>
        public string? Next(string key) =>
            next < rows.Length && rows[next].StartsWith(key, StringComparison.Ordinal) && rows[next].AsSpan(key.Length).StartsWith(CanonicalText.Separator)
                ? rows[next++][(key.Length + CanonicalText.Separator.Length)..]
                : null;
    }
}
