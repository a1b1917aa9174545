using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>
/// What the paying channel last said of an order, by its own clock. It moves no money: the order's ledger follows from the notices about
/// money alone.
/// </summary>
[JsonConverter(typeof(SpellingJsonConverter<ChannelState>))]
public enum ChannelState
{
    /// <summary>Nobody has paid (未支付).</summary>
    NotPaid,

    /// <summary>The payer is at it, such as typing the password (用户支付中).</summary>
    UserPaying,

    /// <summary>The channel took the payment in hand and has not made it yet (已接收,等待扣款).</summary>
    Accepted,

    /// <summary>The channel took money (支付成功).</summary>
    Paid,

    /// <summary>The channel takes no money for it any more (已关闭).</summary>
    Closed,

    /// <summary>The attempt came to nothing (支付失败).</summary>
    Failed,

    /// <summary>Money is on its way back (退款中).</summary>
    Refunding,

    /// <summary>The money went back (已退款).</summary>
    Refunded,

    /// <summary>
    /// Nobody knows: there was no answer, or a word that is not published. It stays so until the channel is asked again; it is never taken
    /// as failed.
    /// </summary>
    Unknown,
}

/// <summary>What moves the channel's clock from one state to another.</summary>
[JsonConverter(typeof(SpellingJsonConverter<ChannelEvent>))]
public enum ChannelEvent
{
    /// <summary>The channel says that nobody has paid.</summary>
    Wait,

    /// <summary>The payer begins to pay.</summary>
    StartPaying,

    /// <summary>The channel takes the payment in hand.</summary>
    Accept,

    /// <summary>The channel took money: the one event that brings some.</summary>
    Pay,

    /// <summary>The channel closes it.</summary>
    Close,

    /// <summary>The attempt comes to nothing.</summary>
    Fail,

    /// <summary>The channel begins to give money back.</summary>
    StartRefund,

    /// <summary>The channel gave money back.</summary>
    Refund,

    /// <summary>The channel could not give it back.</summary>
    FailRefund,

    /// <summary>No answer, or a word that is not published.</summary>
    LoseSight,
}

/// <summary>How far the treasury's clock of an order is.</summary>
[JsonConverter(typeof(SpellingJsonConverter<TreasuryState>))]
public enum TreasuryState
{
    /// <summary>Declared, not paid (已申报).</summary>
    Declared,

    /// <summary>Paid at the tax side, in transit (已缴费).</summary>
    Paid,

    /// <summary>Booked (已入库).</summary>
    Booked,
}
