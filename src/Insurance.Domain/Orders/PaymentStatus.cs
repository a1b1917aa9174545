using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// Where a person's payment of a year stands (缴费状态): the reason, the next step and the days that matter. Whoever shows it shows the reason
/// and the next step; whether paying now is right is <see cref="MayPay"/> and nothing else.
/// </summary>
public sealed record PaymentStatus
{
    internal PaymentStatus(PaymentStatusKind kind, string code, OperandList operands, NextStep nextStep)
    {
        Kind = kind;
        Code = code;
        Operands = operands;
        NextStep = nextStep;
    }

    /// <summary>The status in one word.</summary>
    public PaymentStatusKind Kind { get; }

    /// <summary>The stable code of the reason, such as <c>status.in-transit</c>; finer than <see cref="Kind"/>.</summary>
    public string Code { get; }

    /// <summary>The values that the reason speaks of.</summary>
    public OperandList Operands { get; }

    /// <summary>What to do next.</summary>
    public NextStep NextStep { get; }

    /// <summary>Whether paying now is right. False wherever money may be on its way.</summary>
    public bool MayPay => NextStep.IsToPay();

    /// <summary>What "unpaid" means where a screen shows it; null where it is paid for all to see, or where nobody can tell.</summary>
    public UnpaidMeaning? Meaning { get; internal init; }

    /// <summary>The order; null where there is none.</summary>
    public OrderId? Order { get; internal init; }

    /// <summary>How far the treasury's clock is; null where nobody knows.</summary>
    public TreasuryState? Treasury { get; internal init; }

    /// <summary>What is still to be paid; null where it is not known.</summary>
    public Money? Due { get; internal init; }

    /// <summary>What is too much and not given back.</summary>
    public Money Surplus { get; internal init; }

    /// <summary>The day of payment; null before, or where it is not known.</summary>
    public LocalDate? PaidOn { get; internal init; }

    /// <summary>The day of booking; null before, or where it is not known.</summary>
    public LocalDate? BookedOn { get; internal init; }

    /// <summary>The first day on which the booking is expected; null where no rule tells.</summary>
    public LocalDate? ExpectedFrom { get; internal init; }

    /// <summary>The last day by which the booking is expected; null where no rule tells.</summary>
    public LocalDate? ExpectedThrough { get; internal init; }

    /// <summary>The working day after which the tax bureau is asked if nothing is booked; null where no rule tells.</summary>
    public LocalDate? AskAfter => Kind is PaymentStatusKind.InTransit or PaymentStatusKind.BookingExpected or PaymentStatusKind.BookingLate ? ExpectedThrough : null;

    /// <summary>The first day on which it can be paid; null where it can be now, or where nobody knows.</summary>
    public LocalDate? OpensOn { get; internal init; }

    /// <summary>Until when the order can be paid; null where nobody knows.</summary>
    public Instant? OpenUntil { get; internal init; }

    /// <summary>The day after the last one of the payment window, where that is past and nothing is paid.</summary>
    public LocalDate? OverdueSince { get; internal init; }

    /// <summary>
    /// What it costs not to pay in time, before the window ends and after it; null where nothing is left to be paid or money may be on its way, and where no published rule tells.
    /// </summary>
    public CostOfDelay? Cost { get; internal init; }

    /// <summary>Where the rule stands that gave the days; null where none did.</summary>
    public Source? Source { get; internal init; }

    /// <summary>How well that rule is attested.</summary>
    public Confidence? Confidence { get; internal init; }

    /// <summary>The tax side's word, as it was given.</summary>
    public TreasuryWord? TaxWord { get; internal init; }

    /// <summary>The medical-insurance side's word, as it was given.</summary>
    public TreasuryWord? MedicalWord { get; internal init; }

    /// <summary>Whom to ask about the payment; null where no file names the authority.</summary>
    public Authority? Authority { get; internal init; }

    /// <summary>What a caller should know.</summary>
    public ValueList<Warning> Warnings { get; internal init; } = [];

    /// <summary>The reason in English.</summary>
    public string Message => MessageIn(Language.English);

    /// <summary>The reason in a language.</summary>
    public string MessageIn(Language language) => Phrasebook.Text(Code, language, Operands);

    /// <summary>What to do next, in a language; where the tax bureau is to be asked and its number is published, with the number.</summary>
    public string NextStepIn(Language language) => NextStep == NextStep.AskTaxBureau && Authority?.Hotline is { } hotline
        ? Phrasebook.Text("label.step-ask-tax-bureau-by-phone", language, ("hotline", hotline))
        : NextStep.TextIn(language);

    /// <summary>The code and the reason in English.</summary>
    public override string ToString() => $"{Code}: {Message}";
}
