using System.Text.Json;

namespace Insurance.Domain.Orders;

/// <summary>The returns and their ends inside a stored order.</summary>
internal static class MoneyReturnJson
{
    private const string Form = "A return is a JSON object with the strings amount, on, channel and notice, and the optional strings reason and number.";

    private const string SettlementForm = "A settlement is a JSON object with the strings number and state.";

    public static MoneyReturn Read(ref Utf8JsonReader reader)
    {
        var part = new MoneyReturn(default, null, default, default, "");
        var members = new JsonMembers(Form, "amount", "reason", "on", "channel", "notice", "number");
        while (members.Next(ref reader) is { } name)
        {
            part = name switch
            {
                "amount" => part with { Amount = RootJsonConverter.Text<Money>().Read(ref reader) },
                "reason" => part with { Reason = SpellingJsonConverter<RefundReason>.Words.Read(ref reader) },
                "on" => part with { On = TextJsonConverter.Date.Read(ref reader) },
                "channel" => part with { Channel = SpellingJsonConverter<PaymentChannel>.Words.Read(ref reader) },
                "notice" => part with { Notice = JsonText.Long(ref reader, JsonTokenType.String, Form) },
                _ => part with { Number = JsonText.Long(ref reader, JsonTokenType.String, Form) },
            };
        }

        members.Require("amount", "on", "channel", "notice");
        return part;
    }

    public static void Write(Utf8JsonWriter writer, ValueList<MoneyReturn> returns)
    {
        writer.WriteStartArray("returns");
        foreach (var part in returns)
        {
            writer.WriteStartObject();
            RootJsonConverter.Text<Money>().Write(writer, "amount", part.Amount);
            if (part.Reason is { } reason)
            {
                SpellingJsonConverter<RefundReason>.Words.Write(writer, "reason", reason);
            }

            TextJsonConverter.Date.Write(writer, "on", part.On);
            SpellingJsonConverter<PaymentChannel>.Words.Write(writer, "channel", part.Channel);
            writer.WriteString("notice", part.Notice);
            if (part.Number is { } number)
            {
                writer.WriteString("number", number);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static ReturnSettlement ReadSettlement(ref Utf8JsonReader reader)
    {
        var settled = new ReturnSettlement("", default);
        var members = new JsonMembers(SettlementForm, "number", "state");
        while (members.Next(ref reader) is { } name)
        {
            settled = name == "number"
                ? settled with { Number = JsonText.Long(ref reader, JsonTokenType.String, SettlementForm) }
                : settled with { State = SpellingJsonConverter<ReturnState>.Words.Read(ref reader) };
        }

        members.Require("number", "state");
        return settled;
    }

    public static void Write(Utf8JsonWriter writer, ReturnSettlement settled)
    {
        writer.WriteStartObject("settlement");
        writer.WriteString("number", settled.Number);
        SpellingJsonConverter<ReturnState>.Words.Write(writer, "state", settled.State);
        writer.WriteEndObject();
    }
}
