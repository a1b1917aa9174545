using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Insurance.ConsoleHost.Store;
using Insurance.Domain;

namespace Insurance.ConsoleHost.Commands;

/// <summary>What a command answers and what the store becomes; the store stays where that is null.</summary>
internal sealed record StoreReply(StoreContent? Content, Action<Utf8JsonWriter> Json, Action<TextWriter> Text);

/// <summary>What the commands on a store have in common: the file, the key, and that a command of a key is carried out once.</summary>
internal static class StoreCommand
{
    public static Option<string> StoreOption => new("--store") { Required = true, Description = "The file of the store." };

    public static Option<string> KeyOption => new("--key") { Description = "An idempotency key: the same call with it is carried out once and prints the same." };

    public static Option<string> LanguageOption => new("--lang") { Description = "The language of the messages: en, zh or es." };

    /// <summary>Runs a command on a store.</summary>
    /// <param name="answer">Where it answers.</param>
    /// <param name="call">The call, read without a failure.</param>
    /// <param name="store">The file.</param>
    /// <param name="key">The key; null for none.</param>
    /// <param name="content">What is asked, in the order of the options: what a key stands for.</param>
    /// <param name="isNew">Whether the file need not be there.</param>
    /// <param name="command">What is done.</param>
    public static int Run(Answer answer, Call call, string store, string? key, IEnumerable<(string Option, string? Text)> content, bool isNew, Func<StoreContent, Result<StoreReply>> command)
    {
        CommandKey? named = null;
        if (key is not null)
        {
            named = CommandKey.TryParse(key, out var parsed) ? parsed : null;
            if (named is null)
            {
                call.Wrong("call.value", "key", $"A key has 1 to {CommandKey.MaxLength} printable ASCII characters without spaces.");
                return call.Fail();
            }
        }

        try
        {
            using var file = StoreFile.Open(Path.Combine(answer.Terminal.Directory, store), isNew);
            if (!(file.Read() is { } bytes ? StoreJson.Read(bytes) : StoreContent.Empty).TryGet(out var before, out var unreadable))
            {
                return answer.Refuse(unreadable);
            }

            var digest = Digest(content);
            if (named is { } again && before.Commands.FirstOrDefault(known => known.Key == again) is { } done)
            {
                return done.Content == digest
                    ? answer.Repeat(done.Json, done.Text)
                    : answer.Refuse([DomainError.Of(ErrorCodes.Command.KeyReused, "key", ("key", again.ToString()))]);
            }

            if (!command(before).TryGet(out var reply, out var refused))
            {
                return answer.Refuse(refused);
            }

            var (json, text) = (Answer.TextOf(reply.Json), Rendered(reply.Text));
            var after = reply.Content ?? before;
            if (named is { } first)
            {
                after = after with { Commands = after.Commands.Add(new(first, digest, json, text)) };
            }

            if (after != before)
            {
                file.Write(StoreJson.Write(after));
            }

            return answer.Repeat(json, text);
        }
        catch (StoreRefusalException refusal)
        {
            return answer.Refuse(refusal.Error);
        }
        catch (StoreFileException failure)
        {
            call.Wrong("call.file", "store", failure.Message);
            return call.Fail();
        }
    }

    private static string Digest(IEnumerable<(string Option, string? Text)> content)
    {
        // With its length before each text, so that no two calls run together to one.
        var asked = string.Concat(content.Where(part => part.Text is not null).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Option} {part.Text!.Length} {part.Text}\n")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)));
    }

    private static string Rendered(Action<TextWriter> text)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text(writer);
        return writer.ToString();
    }
}
