namespace Insurance.Domain.Coverage;

/// <summary>
/// What is known of one person in one pooling area: registrations and booked payments, in any order. Nothing in it names the person.
/// </summary>
/// <param name="Region">The pooling area (统筹地区).</param>
public sealed record CoverageFacts(Region Region)
{
    /// <summary>The registrations. Where none is known, the first payment stands for one.</summary>
    public ValueList<EnrolledSpell> Enrollments { get; init; } = [];

    /// <summary>The booked payments.</summary>
    public ValueList<BookedPayment> Payments { get; init; } = [];

    /// <summary>Whether the person is one of those who never wait, such as a newborn (新生儿等特殊群体).</summary>
    public bool NeverWaits { get; init; }

    /// <summary>Whether a payment was made in another pooling area.</summary>
    public bool IsElsewhere(BookedPayment payment)
    {
        ArgumentNullException.ThrowIfNull(payment);
        return payment.Elsewhere is { } region && region != Region;
    }

    /// <summary>The same facts with one payment more.</summary>
    public CoverageFacts With(BookedPayment payment)
    {
        ArgumentNullException.ThrowIfNull(payment);
        return this with { Payments = [.. Payments.AsEnumerable(), payment] };
    }
}
