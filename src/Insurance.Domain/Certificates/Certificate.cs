using System.Collections.Immutable;
using System.Text;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Certificates;

/// <summary>
/// The certificate that contributions were paid (社保费缴费证明). It belongs to the insured and is issued only when the money is booked,
/// whatever the forecast says. What it certifies never changes; it can be declared void, or another one can take its place.
/// </summary>
public sealed class Certificate
{
    private readonly CertifiedPayment certified;

    private Certificate(CertifiedPayment certified, CertificateState state, ImmutableArray<CertificateEntry> history)
    {
        this.certified = certified;
        State = state;
        History = history;
    }

    internal Certificate(CertifiedPayment certified)
        : this(certified, Transitions.First, [])
    {
    }

    /// <summary>Which event leads from which state to which.</summary>
    public static TransitionTable<CertificateState, CertificateEvent> Transitions { get; } = new(
        CertificateState.Issued,
        (CertificateState.Issued, CertificateEvent.Void, CertificateState.Void),
        (CertificateState.Issued, CertificateEvent.Replace, CertificateState.Replaced));

    /// <summary>The number, issued once.</summary>
    public CertificateNumber Number => certified.Number;

    /// <summary>The order it certifies.</summary>
    public OrderId Order => certified.Order;

    /// <summary>Whose contributions; the certificate is theirs.</summary>
    public Person Insured => certified.Insured;

    /// <summary>Where.</summary>
    public Region Region => certified.Region;

    /// <summary>In which scheme.</summary>
    public Scheme Scheme => certified.Scheme;

    /// <summary>What the scheme is called in the region.</summary>
    public LocalizedText SchemeName => certified.SchemeName;

    /// <summary>For which months.</summary>
    public FeePeriod Period => certified.Period;

    /// <summary>For which insurances.</summary>
    public ImmutableArray<OrderLine> Lines => certified.Lines;

    /// <summary>How much.</summary>
    public Money Total => certified.Total;

    /// <summary>When it was paid.</summary>
    public LocalDate PaidOn => certified.PaidOn;

    /// <summary>When it was booked.</summary>
    public LocalDate BookedOn => certified.BookedOn;

    /// <summary>When the certificate was issued.</summary>
    public LocalDate IssuedOn => certified.IssuedOn;

    /// <summary>Where it stands.</summary>
    public CertificateState State { get; }

    /// <summary>What happened since it was issued, in order.</summary>
    public ImmutableArray<CertificateEntry> History { get; }

    /// <summary>The day on which it was declared void; null for one that was not.</summary>
    public LocalDate? VoidedOn => State == CertificateState.Void ? History[^1].On : null;

    /// <summary>Why it is void; null for one that is not.</summary>
    public CertificateVoidReason? VoidReason => State == CertificateState.Void ? History[^1].Reason : null;

    /// <summary>The number of the one whose place it took; null for the first.</summary>
    public CertificateNumber? Predecessor => certified.Predecessor;

    /// <summary>The number of the one that took its place; null where none did.</summary>
    public CertificateNumber? Successor => State == CertificateState.Replaced ? History[^1].Successor : null;

    /// <summary>Issues a certificate for a booked order.</summary>
    /// <param name="number">A number that was never used.</param>
    /// <param name="order">The order.</param>
    /// <param name="forecast">The forecast of the same order, which a refusal names.</param>
    /// <param name="on">The day of issue.</param>
    /// <returns>
    /// The certificate over what the order keeps, or <c>certificate.refunded</c>, <c>order.refunding</c>, <c>certificate.superseded</c>,
    /// <c>certificate.months-apart</c>, <c>order.not-paid</c>, <c>certificate.not-booked</c> (inside or before the window, with
    /// its dates), <c>certificate.booking-overdue</c> (after it) or <c>certificate.before-booking</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The number is <c>default</c>, or the refusal would name the window of another day of payment.</exception>
    public static Result<Certificate> Issue(CertificateNumber number, PremiumOrder order, CertificateForecast forecast, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(forecast);
        if (number == default)
        {
            throw new ArgumentException("A certificate has a number.", nameof(number));
        }

        if (CertificateFaults.Ended(order) is { } ended)
        {
            return ended;
        }

        if (order.PaidOn is not { } paidOn)
        {
            return DomainError.Of(ErrorCodes.Order.NotPaid, "state", ("state", Spelling.Of(order.State)), ("due", order.Due));
        }

        if (order.BookedOn is not { } bookedOn)
        {
            return forecast.PaidOn == paidOn
                ? CertificateFaults.NotBooked(forecast, on)
                : throw new ArgumentException("The forecast is not that of the order's day of payment.", nameof(forecast));
        }

        if (on < bookedOn)
        {
            return DomainError.Of(ErrorCodes.Certificate.BeforeBooking, "on", ("on", on), ("booked", bookedOn)).ChangingOn(bookedOn);
        }

        return CertifiedPayment.Of(number, order, paidOn, bookedOn, on, predecessor: null).TryGet(out var certified, out var refused) ? new Certificate(certified) : refused;
    }

    /// <summary>
    /// Declares it void, as after a refund or for a mistake. The same again changes nothing. Refused: <c>certificate.void</c> for one that is
    /// void otherwise, <c>certificate.replaced</c>, <c>certificate.before-issue</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The reason is none of the enumeration.</exception>
    public Result<Certificate> Void(CertificateVoidReason reason, LocalDate on)
    {
        if (!Enum.IsDefined(reason))
        {
            throw new ArgumentOutOfRangeException(nameof(reason));
        }

        if (VoidedOn == on && VoidReason == reason)
        {
            return this;
        }

        return Next(CertificateEvent.Void, on).TryGet(out var state, out var refused)
            ? After(new CertificateEntry(CertificateEvent.Void, on, state, reason))
            : refused;
    }

    /// <summary>
    /// Issues another certificate over the same order in its place, such as for a lost one, after a correction, or over what the order keeps after a part of
    /// it went back: this one is replaced and names its successor, the new one names this one.
    /// </summary>
    /// <param name="number">A number that was never used.</param>
    /// <param name="order">The order as it stands now.</param>
    /// <param name="on">The day of issue.</param>
    /// <returns>
    /// Both, or <c>certificate.void</c>, <c>certificate.replaced</c>, <c>certificate.before-issue</c>, <c>certificate.refunded</c>, <c>order.refunding</c>,
    /// <c>certificate.superseded</c>, and <c>certificate.months-apart</c> where the months that remain are not in one row: then declare this one void.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The number is <c>default</c> or this one's own, or the order is another one or not as it stands now: a certificate is there, so that it
    /// was booked.
    /// </exception>
    public Result<(Certificate Replaced, Certificate Successor)> Reissue(CertificateNumber number, PremiumOrder order, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (number == default || number == Number)
        {
            throw new ArgumentException("A new certificate has a number of its own.", nameof(number));
        }

        if (order.Id != Order || order.PaidOn is not { } paidOn || order.BookedOn is not { } bookedOn)
        {
            throw new ArgumentException("A certificate takes the place of another over the same booked order.", nameof(order));
        }

        if (!Next(CertificateEvent.Replace, on).TryGet(out var state, out var refused))
        {
            return refused;
        }

        if (CertificateFaults.Ended(order) is { } ended)
        {
            return ended;
        }

        return CertifiedPayment.Of(number, order, paidOn, bookedOn, on, Number).TryGet(out var remains, out refused)
            ? (After(new CertificateEntry(CertificateEvent.Replace, on, state, Successor: number)), new Certificate(remains))
            : refused;
    }

    /// <summary>
    /// The certificate as one canonical text, the same bytes on every machine: a line for each value, in a fixed order, ended by a line
    /// feed. It holds name and ID number in full. It says what was certified on the day of issue, whatever became of the certificate.
    /// </summary>
    public string RevealCanonicalText() => certified.RevealCanonicalText();

    /// <summary>The canonical text in UTF-8: the bytes that are digested and signed, with name and ID number in full.</summary>
    public byte[] RevealCanonicalBytes() => Encoding.UTF8.GetBytes(RevealCanonicalText());

    /// <summary>The SHA-256 of the canonical text in UTF-8, as 64 lower-case hexadecimal digits.</summary>
    public string Digest => certified.Digest;

    /// <summary>The short code of the canonical text, which is printed on it.</summary>
    public VerificationCode Code => VerificationCode.Of(RevealCanonicalBytes());

    /// <summary>How it stands, for a register.</summary>
    public CertificateStanding Standing => CertificateStanding.Of(this);

    /// <summary>
    /// Signs the canonical text, so that anybody who has the public key can verify it offline. Refused for one that no longer stands:
    /// <c>certificate.void</c>, <c>certificate.replaced</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The signer gives no signature of 64 bytes, or its key has no proper id.</exception>
    public Result<SignedCertificate> Sign(ICertificateSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return Standing.Refusal is { } refused ? refused : SignedCertificate.Of(certified.Facts, signer);
    }

    /// <summary>The certificate as plain text for people; name and ID number are masked.</summary>
    public string ToText(Language language) => Printed(language, isFull: false).ToText();

    /// <summary>The certificate as a page of HTML for paper of size A4; name and ID number are masked.</summary>
    public string ToHtml(Language language) => Printed(language, isFull: false).ToHtml();

    /// <summary>The certificate as plain text with name and ID number in full.</summary>
    public string RevealText(Language language) => Printed(language, isFull: true).ToText();

    /// <summary>The certificate as a page of HTML for paper of size A4 with name and ID number in full.</summary>
    public string RevealHtml(Language language) => Printed(language, isFull: true).ToHtml();

    /// <summary>The certificate as plain text for people with the text of its QR code; name and ID number are masked.</summary>
    /// <exception cref="ArgumentException">The text of the QR code belongs to another certificate, as in every rendering that takes one.</exception>
    public string ToText(Language language, QrPayload payload) => Printed(language, isFull: false, Own(payload)).ToText();

    /// <summary>The certificate as a page of HTML with the text of its QR code; name and ID number are masked.</summary>
    public string ToHtml(Language language, QrPayload payload) => Printed(language, isFull: false, Own(payload)).ToHtml();

    /// <summary>The certificate as plain text with the text of its QR code, and with name and ID number in full.</summary>
    public string RevealText(Language language, QrPayload payload) => Printed(language, isFull: true, Own(payload)).ToText();

    /// <summary>The certificate as a page of HTML with the text of its QR code, and with name and ID number in full.</summary>
    public string RevealHtml(Language language, QrPayload payload) => Printed(language, isFull: true, Own(payload)).ToHtml();

    /// <summary>The certificate as an application stores it.</summary>
    public CertificateSnapshot ToSnapshot() => CertificateRehydration.Snapshot(certified, State, History);

    /// <summary>
    /// The certificate of a snapshot: <c>snapshot.version</c> for a version that is not known, <c>snapshot.contradiction</c> with the place where
    /// this library could not have come to what was stored; another digest is one.
    /// </summary>
    public static Result<Certificate> Rehydrate(CertificateSnapshot snapshot) => CertificateRehydration.Of(snapshot);

    /// <summary>The number, the months and the amount.</summary>
    public override string ToString() => $"{Number} {Period} {Total}";

    /// <summary>The certificate after what an entry says happened, or the refusal: the way back from a stored one.</summary>
    internal Result<Certificate> Again(CertificateEntry entry)
    {
        if (entry is { Event: CertificateEvent.Void, Reason: { } reason })
        {
            return Void(reason, entry.On);
        }

        return Next(entry.Event, entry.On).TryGet(out var state, out var refused) ? After(entry with { State = state }) : refused;
    }

    private Result<CertificateState> Next(CertificateEvent occurred, LocalDate on)
    {
        if (Transitions.Next(State, occurred) is { } state)
        {
            return on < IssuedOn ? DomainError.Of(ErrorCodes.Certificate.BeforeIssue, "on", ("on", on), ("issued", IssuedOn)).ChangingOn(IssuedOn) : state;
        }

        return State == CertificateState.Void
            ? DomainError.Of(ErrorCodes.Certificate.Void, "state", ("on", History[^1].On))
            : DomainError.Of(ErrorCodes.Certificate.Replaced, "state", ("on", History[^1].On), ("successor", Successor!.Value.ToString()));
    }

    private Certificate After(CertificateEntry entry) => new(certified, entry.State, History.Add(entry));

    private QrPayload Own(QrPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return payload.Number == Number && payload.Digest == Digest
            ? payload
            : throw new ArgumentException("The text of the QR code belongs to another certificate.", nameof(payload));
    }

    private PrintedDocument Printed(Language language, bool isFull, QrPayload? payload = null)
    {
        var document = new PrintedDocument("label.certificate", language, isFull)
            .Row("label.number", Number.ToString())
            .Row("label.insured", Insured.Print(isFull))
            .Row("label.scheme", SchemeName.In(language))
            .Row("label.period", Period)
            .Row("label.order", Order.ToString())
            .Row("label.paid-on", LocalDatePattern.Iso.Format(PaidOn))
            .Row("label.booked-on", LocalDatePattern.Iso.Format(BookedOn))
            .Foot("label.issued-on", LocalDatePattern.Iso.Format(IssuedOn));
        foreach (var line in Lines)
        {
            document.Line(line.Name, line.Amount);
        }

        if (Predecessor is { } predecessor)
        {
            document.Foot("label.replaces", predecessor.ToString());
        }

        document.Foot("label.code", Code.ToString()).Foot("label.digest", Digest);
        if (payload is not null)
        {
            document.Foot("label.signing-key", payload.KeyId).Foot("label.qr-payload", payload.Text);
        }

        return State switch
        {
            CertificateState.Void when VoidReason == CertificateVoidReason.Refund => document.Void("label.void-refunded", ("on", History[^1].On)),
            CertificateState.Void => document.Void("label.void-corrected", ("on", History[^1].On)),
            CertificateState.Replaced => document.Void("label.void-replaced", ("on", History[^1].On), ("successor", Successor!.Value.ToString())),
            _ => document,
        };
    }
}
