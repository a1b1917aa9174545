using System.Collections.Immutable;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;

namespace Insurance.ConsoleHost.Store;

/// <summary>The store as JSON, by <c>docs/store-file.md</c>: an envelope around the library's snapshots.</summary>
internal static class StoreJson
{
    public const int Version = 1;

    private const string Format = "insurance-domain-store";

    private static readonly JsonWriterOptions Writing = new() { Indented = true };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static byte[] Write(StoreContent content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("format", Format);
            writer.WriteNumber("version", Version);
            writer.WriteNumber("orders", content.Orders);
            Write(writer, "people", content.People, person =>
            {
                writer.WritePropertyName("enrollment");
                JsonSerializer.Serialize(writer, person.Enrollment.ToSnapshot());
                if (person.Declaration is { } declaration)
                {
                    writer.WritePropertyName("declaration");
                    JsonSerializer.Serialize(writer, declaration.ToSnapshot());
                }

                writer.WriteStartArray("orders");
                foreach (var order in person.Book.Orders)
                {
                    JsonSerializer.Serialize(writer, order.ToSnapshot());
                }

                writer.WriteEndArray();
            });
            Write(writer, "strays", content.Strays, notice => Write(writer, notice));
            Write(writer, "commands", content.Commands, command =>
            {
                writer.WriteString("key", command.Key.ToString());
                writer.WriteString("content", command.Content);
                writer.WriteString("json", command.Json);
                writer.WriteString("text", command.Text);
            });
            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>What a store holds, or the refusals of a snapshot in it, each with the place.</summary>
    /// <exception cref="StoreFileException">It is no store, or one of a version that this program does not know.</exception>
    public static Result<StoreContent> Read(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return Read(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or ArgumentException)
        {
            throw new StoreFileException("The file is no store of this program.");
        }
    }

    private static Result<StoreContent> Read(JsonElement root)
    {
        Only(root, ["format", "version", "orders", "people", "strays", "commands"]);
        if (root.GetProperty("format").GetString() != Format)
        {
            throw new FormatException();
        }

        if (root.GetProperty("version").GetInt32() != Version)
        {
            throw new StoreFileException($"The store has a version that this program does not know; it knows {Version}.");
        }

        var refused = ImmutableArray.CreateBuilder<DomainError>();
        var people = ImmutableArray.CreateBuilder<StoredPerson>();
        foreach (var (i, person) in root.GetProperty("people").EnumerateArray().Index())
        {
            if (Person(person, $"people[{i}]", refused) is { } read)
            {
                people.Add(read);
            }
        }

        if (refused.Count > 0)
        {
            return refused.ToImmutable();
        }

        var strays = root.GetProperty("strays").EnumerateArray().Select(Notice).ToImmutableArray();
        var commands = root.GetProperty("commands").EnumerateArray().Select(command =>
        {
            Only(command, ["key", "content", "json", "text"]);
            return new StoredCommand(CommandKey.Parse(Text(command, "key")), Text(command, "content"), Text(command, "json"), Text(command, "text"));
        });
        return new StoreContent(root.GetProperty("orders").GetInt32(), people.ToImmutable(), strays, [.. commands]);
    }

    private static StoredPerson? Person(JsonElement person, string where, ImmutableArray<DomainError>.Builder refused)
    {
        Only(person, ["enrollment", "declaration", "orders"]);
        var enrollment = Opened(Enrollment.Rehydrate(person.GetProperty("enrollment").Deserialize<EnrollmentSnapshot>()!), $"{where}.enrollment", refused);
        var declaration = person.TryGetProperty("declaration", out var declared)
            ? Opened(Declaration.Rehydrate(declared.Deserialize<DeclarationSnapshot>()!, []), $"{where}.declaration", refused)
            : null;
        var orders = new List<PremiumOrder>();
        foreach (var (i, order) in person.GetProperty("orders").EnumerateArray().Index())
        {
            if (Opened(PremiumOrder.Rehydrate(order.Deserialize<PremiumOrderSnapshot>()!), $"{where}.orders[{i}]", refused) is { } opened)
            {
                orders.Add(opened);
            }
        }

        return enrollment is null || refused.Count > 0 ? null : new StoredPerson(enrollment, declaration, OrderBook.Of(orders));
    }

    private static T? Opened<T>(Result<T> result, string where, ImmutableArray<DomainError>.Builder refused)
        where T : class
    {
        if (result.TryGet(out var value, out var errors))
        {
            return value;
        }

        refused.AddRange(errors.Select(error => error.About($"{where}.{error.Field}")));
        return null;
    }

    private static void Write(Utf8JsonWriter writer, PaymentNotice notice)
    {
        writer.WriteString("id", notice.Id);
        writer.WriteString("order", notice.Order.ToString());
        writer.WriteString("amount", notice.Amount.ToString());
        writer.WriteString("at", Texts.Of(notice.At));
        writer.WriteString("channel", Spelling.Of(notice.Channel));
        writer.WriteString("event", Spelling.Of(notice.Event));
        writer.WriteString("word", notice.Detail.Word);
        writer.WriteString("transaction", notice.Detail.Transaction);
        writer.WriteString("payee", notice.Detail.Payee);
        writer.WriteString("return", notice.Detail.Return);
    }

    private static PaymentNotice Notice(JsonElement notice)
    {
        Only(notice, ["id", "order", "amount", "at", "channel", "event", "word", "transaction", "payee", "return"]);
        var detail = new NoticeDetail(
            Word<ChannelEvent>(notice, "event"), Text(notice, "word"), notice.GetProperty("transaction").GetString(), notice.GetProperty("payee").GetString(), notice.GetProperty("return").GetString());
        return PaymentNotice.Read(
            Text(notice, "id"),
            OrderId.Parse(Text(notice, "order")),
            Money.Parse(Text(notice, "amount")),
            NodaTime.Text.InstantPattern.ExtendedIso.Parse(Text(notice, "at")).Value,
            Word<PaymentChannel>(notice, "channel"),
            detail).TryGet(out var read, out _) ? read : throw new FormatException();
    }

    private static T Word<T>(JsonElement element, string name)
        where T : struct, Enum => Spelling.TryRead<T>(Text(element, name), out var value) ? value : throw new FormatException();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException();

    private static void Only(JsonElement element, string[] names)
    {
        if (element.EnumerateObject().Any(member => !names.Contains(member.Name)))
        {
            throw new FormatException();
        }
    }

    private static void Write<T>(Utf8JsonWriter writer, string name, ImmutableArray<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
