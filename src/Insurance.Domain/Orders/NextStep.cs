using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>What the person does next.</summary>
[JsonConverter(typeof(SpellingJsonConverter<NextStep>))]
public enum NextStep
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Register.</summary>
    Register,

    /// <summary>Resume the registration.</summary>
    Resume,

    /// <summary>Declare grade, base and ratio.</summary>
    Declare,

    /// <summary>Wait until payment opens.</summary>
    WaitForOpening,

    /// <summary>Place an order and pay it.</summary>
    PlaceOrder,

    /// <summary>Pay the order that is open.</summary>
    PayOrder,

    /// <summary>Pay what is missing by the same order.</summary>
    PayRest,

    /// <summary>Place a new order: the number of the old one is never used again.</summary>
    PlaceNewOrder,

    /// <summary>Ask the channel once more, and close the order.</summary>
    CloseOrder,

    /// <summary>Use the other order, or wait for it.</summary>
    UseOtherOrder,

    /// <summary>Wait for the result of a payment under way.</summary>
    WaitForResult,

    /// <summary>Ask the channel.</summary>
    AskChannel,

    /// <summary>Look at the tax side's status first.</summary>
    AskTaxSide,

    /// <summary>Wait for the booking.</summary>
    WaitForBooking,

    /// <summary>Ask the tax bureau.</summary>
    AskTaxBureau,

    /// <summary>Ask the medical-insurance office.</summary>
    AskMedicalOffice,

    /// <summary>Wait until a person has looked at it.</summary>
    WaitForPerson,

    /// <summary>Ask for the money to be given back.</summary>
    ClaimReturn,

    /// <summary>Wait for the money that is on its way back.</summary>
    WaitForRefund,

    /// <summary>Get the payment certificate.</summary>
    GetCertificate,
}

/// <summary>The texts of the next steps.</summary>
public static class NextSteps
{
    /// <summary>What to do, in a language.</summary>
    public static string TextIn(this NextStep step, Language language) => Phrasebook.Text($"label.step-{Spelling.Of(step)}", language);

    /// <summary>Whether the step is to pay; every other one leaves the money where it is.</summary>
    public static bool IsToPay(this NextStep step) => step is NextStep.PlaceOrder or NextStep.PayOrder or NextStep.PayRest or NextStep.PlaceNewOrder;
}
