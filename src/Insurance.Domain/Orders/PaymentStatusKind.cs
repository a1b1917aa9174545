using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>Where a person's payment of a year stands, in one word (缴费状态).</summary>
[JsonConverter(typeof(SpellingJsonConverter<PaymentStatusKind>))]
public enum PaymentStatusKind
{
    /// <summary>Nobody is registered (未参保登记).</summary>
    NotRegistered,

    /// <summary>An employer insures the person; nothing is paid as an individual.</summary>
    WithEmployer,

    /// <summary>The registration is interrupted (暂停缴费).</summary>
    Suspended,

    /// <summary>The registration has ended (终止参保).</summary>
    Stopped,

    /// <summary>Payment has not opened yet.</summary>
    WindowNotOpen,

    /// <summary>Nothing is declared (未申报).</summary>
    NotDeclared,

    /// <summary>Declared, and not paid (已申报未缴费).</summary>
    DeclaredNotPaid,

    /// <summary>The window is over and nothing is paid (逾期未缴).</summary>
    Overdue,

    /// <summary>The year is over and was not paid.</summary>
    YearOver,

    /// <summary>An order waits for its money.</summary>
    OrderOpen,

    /// <summary>The payer is at it.</summary>
    PayerPaying,

    /// <summary>A part of the money is there.</summary>
    PartlyPaid,

    /// <summary>The last attempt to pay came to nothing; the order is still open.</summary>
    AttemptFailed,

    /// <summary>The channel takes no money for the order any more, and it is still to be closed.</summary>
    OrderExpired,

    /// <summary>The order was closed unpaid.</summary>
    OrderClosed,

    /// <summary>Another order for the same months is open.</summary>
    OtherOrderOpen,

    /// <summary>Another order paid the same months, or keeps them.</summary>
    PaidByOther,

    /// <summary>Money was taken or taken in hand, and is not booked (在途). It is not paid again.</summary>
    InTransit,

    /// <summary>Paid, and these are the days in which it is booked.</summary>
    BookingExpected,

    /// <summary>Paid, and not booked by the day by which it should have been.</summary>
    BookingLate,

    /// <summary>Booked by the treasury (已入库).</summary>
    Booked,

    /// <summary>Booked by the treasury, and the medical-insurance side does not show it yet.</summary>
    NotArrived,

    /// <summary>Whether it was paid is not known until the channel answers.</summary>
    PaymentUnknown,

    /// <summary>A word from outside that alone does not tell whether anything was paid.</summary>
    Unclear,

    /// <summary>Notices contradict each other, and a person looks.</summary>
    Held,

    /// <summary>More money came than is needed, or it came too late.</summary>
    SurplusToReturn,

    /// <summary>Money is on its way back (退费中).</summary>
    Refunding,

    /// <summary>The channel could not give the money back.</summary>
    RefundFailed,

    /// <summary>The money went back (已退费).</summary>
    Refunded,
}
