using Insurance.Domain.People;

namespace Insurance.Domain.Orders;

/// <summary>
/// What a deduction run must know of an order, as it stands when the run is planned or sent: plain facts, so that an application may take them from
/// its store. Equal when all its values are.
/// </summary>
public sealed record DeductionClaim
{
    private DeductionClaim(PremiumOrder order, ValueList<InsuranceLine> approved, ChannelState channelState)
    {
        Order = order.Id;
        Person = order.Insured.Id;
        Region = order.Region;
        Scheme = order.Scheme;
        Lines = [.. order.Lines.Select(line => line.Insurance).Distinct().Order()];
        Approved = approved;
        Due = order.Due;
        State = order.State;
        Channel = order.Channel;
        ChannelState = channelState;
    }

    /// <summary>The order.</summary>
    public OrderId Order { get; }

    /// <summary>Who is insured; the agreement is theirs.</summary>
    public ResidentId Person { get; }

    /// <summary>Where.</summary>
    public Region Region { get; }

    /// <summary>In which scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>What is paid for, each once, in the order of their ids.</summary>
    public ValueList<InsuranceLine> Lines { get; }

    /// <summary>The lines whose deduction the person approved in the declaration.</summary>
    public ValueList<InsuranceLine> Approved { get; }

    /// <summary>What is still to be paid.</summary>
    public Money Due { get; }

    /// <summary>Where the order stands.</summary>
    public OrderState State { get; }

    /// <summary>The way to pay that was chosen.</summary>
    public PaymentChannel Channel { get; }

    /// <summary>What a channel last said of a payment.</summary>
    public ChannelState ChannelState { get; }

    /// <summary>The facts of an order.</summary>
    /// <param name="order">The order, all notices applied.</param>
    /// <param name="approved">The lines whose deduction the person approved in the declaration.</param>
    /// <param name="channelState">What a channel last said of a payment, where it is not among the order's notices; null for what they say.</param>
    /// <exception cref="ArgumentException">A line is <c>default</c>, or the state is none of the list.</exception>
    public static DeductionClaim Of(PremiumOrder order, IEnumerable<InsuranceLine> approved, ChannelState? channelState = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(approved);
        var said = channelState ?? order.ChannelState;
        if (!Enum.IsDefined(said))
        {
            throw new ArgumentException("The number stands for no state.", nameof(channelState));
        }

        ValueList<InsuranceLine> lines = [.. approved.Distinct()];
        return lines.Contains(default) ? throw new ArgumentException("A line was never set.", nameof(approved)) : new(order, [.. lines.Order()], said);
    }

    /// <summary>The order and what is due.</summary>
    public override string ToString() => $"{Order} {Due}";
}
