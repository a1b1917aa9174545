using System.Text.Json;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>Instructions, left-out orders and entries inside a stored deduction run.</summary>
internal static class DeductionPartsJson
{
    private const string InstructionForm =
        "An instruction is a JSON object with the strings order, person, agreement, account (masked), amount and on, and the list lines.";

    private const string LeftOutForm = "A left-out order is a JSON object with the strings order, reason and due, and the optional cap.";

    private const string EntryForm = "An entry is a JSON object with the strings order, at and state, and the optional event, result and reason.";

    private const string ResultForm =
        "An answer is a JSON object with the string kind; took has transaction, amount and at, failed has failure, no-answer has nothing more.";

    public static DeductionInstruction ReadInstruction(ref Utf8JsonReader reader)
    {
        var read = new DeductionInstruction(default, default, [], default, "", default, default);
        string[] names = ["order", "person", "lines", "agreement", "account", "amount", "on"];
        var members = new JsonMembers(InstructionForm, names);
        while (members.Next(ref reader) is { } name)
        {
            read = name switch
            {
                "order" => read with { Order = RootJsonConverter.Text<OrderId>().Read(ref reader) },
                "person" => read with { Person = PeopleJsonConverter.Ids.Read(ref reader) },
                "lines" => read with { Lines = [.. JsonLists.Read(ref reader, InstructionForm, (ref r) => RootJsonConverter.Text<InsuranceLine>().Read(ref r))] },
                "agreement" => read with { Agreement = RootJsonConverter.Text<AgreementId>().Read(ref reader) },
                "account" => read with { Account = JsonText.Long(ref reader, JsonTokenType.String, InstructionForm) },
                "amount" => read with { Amount = RootJsonConverter.Text<Money>().Read(ref reader) },
                _ => read with { On = TextJsonConverter.Date.Read(ref reader) },
            };
        }

        members.Require(names);
        return read;
    }

    public static void Write(Utf8JsonWriter writer, DeductionInstruction value)
    {
        writer.WriteStartObject();
        RootJsonConverter.Text<OrderId>().Write(writer, "order", value.Order);
        PeopleJsonConverter.Ids.Write(writer, "person", value.Person);
        writer.WriteStartArray("lines");
        foreach (var line in value.Lines)
        {
            writer.WriteStringValue(line.Id);
        }

        writer.WriteEndArray();
        RootJsonConverter.Text<AgreementId>().Write(writer, "agreement", value.Agreement);
        writer.WriteString("account", value.Account);
        RootJsonConverter.Text<Money>().Write(writer, "amount", value.Amount);
        TextJsonConverter.Date.Write(writer, "on", value.On);
        writer.WriteEndObject();
    }

    public static LeftOutOrder ReadLeftOut(ref Utf8JsonReader reader)
    {
        var read = new LeftOutOrder(default, default, default);
        var members = new JsonMembers(LeftOutForm, "order", "reason", "due", "cap");
        while (members.Next(ref reader) is { } name)
        {
            read = name switch
            {
                "order" => read with { Order = RootJsonConverter.Text<OrderId>().Read(ref reader) },
                "reason" => read with { Reason = SpellingJsonConverter<LeftOutReason>.Words.Read(ref reader) },
                "due" => read with { Due = RootJsonConverter.Text<Money>().Read(ref reader) },
                _ => read with { Cap = RootJsonConverter.Text<Money>().Read(ref reader) },
            };
        }

        members.Require("order", "reason", "due");
        return read;
    }

    public static void Write(Utf8JsonWriter writer, LeftOutOrder value)
    {
        writer.WriteStartObject();
        RootJsonConverter.Text<OrderId>().Write(writer, "order", value.Order);
        SpellingJsonConverter<LeftOutReason>.Words.Write(writer, "reason", value.Reason);
        RootJsonConverter.Text<Money>().Write(writer, "due", value.Due);
        if (value.Cap is { } cap)
        {
            RootJsonConverter.Text<Money>().Write(writer, "cap", cap);
        }

        writer.WriteEndObject();
    }

    public static DeductionEntry ReadEntry(ref Utf8JsonReader reader)
    {
        var read = new DeductionEntry(default, null, default, default);
        var members = new JsonMembers(EntryForm, "order", "event", "at", "state", "result", "reason");
        while (members.Next(ref reader) is { } name)
        {
            read = name switch
            {
                "order" => read with { Order = RootJsonConverter.Text<OrderId>().Read(ref reader) },
                "event" => read with { Event = SpellingJsonConverter<DeductionEvent>.Words.Read(ref reader) },
                "at" => read with { At = TextJsonConverter.Instant.Read(ref reader) },
                "state" => read with { State = SpellingJsonConverter<DeductionState>.Words.Read(ref reader) },
                "result" => read with { Result = ReadResult(ref reader) },
                _ => read with { Reason = SpellingJsonConverter<LeftOutReason>.Words.Read(ref reader) },
            };
        }

        members.Require("order", "at", "state");
        return read;
    }

    public static void Write(Utf8JsonWriter writer, DeductionEntry value)
    {
        writer.WriteStartObject();
        RootJsonConverter.Text<OrderId>().Write(writer, "order", value.Order);
        if (value.Event is { } moved)
        {
            SpellingJsonConverter<DeductionEvent>.Words.Write(writer, "event", moved);
        }

        TextJsonConverter.Instant.Write(writer, "at", value.At);
        SpellingJsonConverter<DeductionState>.Words.Write(writer, "state", value.State);
        if (value.Result is { } result)
        {
            Write(writer, result);
        }

        if (value.Reason is { } reason)
        {
            SpellingJsonConverter<LeftOutReason>.Words.Write(writer, "reason", reason);
        }

        writer.WriteEndObject();
    }

    private static DeductionResult ReadResult(ref Utf8JsonReader reader)
    {
        DeductionResultKind? kind = null;
        DeductionFailure? failure = null;
        string? transaction = null;
        Money? amount = null;
        Instant? at = null;
        var members = new JsonMembers(ResultForm, "kind", "failure", "transaction", "amount", "at");
        while (members.Next(ref reader) is { } name)
        {
            switch (name)
            {
                case "kind":
                    kind = SpellingJsonConverter<DeductionResultKind>.Words.Read(ref reader);
                    break;
                case "failure":
                    failure = SpellingJsonConverter<DeductionFailure>.Words.Read(ref reader);
                    break;
                case "transaction":
                    transaction = JsonText.Long(ref reader, JsonTokenType.String, ResultForm);
                    break;
                case "amount":
                    amount = RootJsonConverter.Text<Money>().Read(ref reader);
                    break;
                default:
                    at = TextJsonConverter.Instant.Read(ref reader);
                    break;
            }
        }

        return (kind, failure, transaction, amount, at) switch
        {
            (DeductionResultKind.Took, null, { } number, { } taken, { } paid) when DeductionResult.Took(number, taken, paid).TryGet(out var took, out _) => took,
            (DeductionResultKind.Failed, { } why, null, null, null) => DeductionResult.Failed(why),
            (DeductionResultKind.NoAnswer, null, null, null, null) => DeductionResult.NoAnswer,
            _ => throw new JsonException(ResultForm),
        };
    }

    private static void Write(Utf8JsonWriter writer, DeductionResult result)
    {
        writer.WriteStartObject("result");
        SpellingJsonConverter<DeductionResultKind>.Words.Write(writer, "kind", result.Kind);
        if (result.Failure is { } failure)
        {
            SpellingJsonConverter<DeductionFailure>.Words.Write(writer, "failure", failure);
        }

        if (result.Kind == DeductionResultKind.Took)
        {
            writer.WriteString("transaction", result.Transaction);
            RootJsonConverter.Text<Money>().Write(writer, "amount", result.Amount!.Value);
            TextJsonConverter.Instant.Write(writer, "at", result.At!.Value);
        }

        writer.WriteEndObject();
    }
}
