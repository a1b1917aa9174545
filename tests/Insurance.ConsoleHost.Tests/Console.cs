using System.Text.Json;

namespace Insurance.ConsoleHost.Tests;

/// <summary>What one call of the host printed and returned.</summary>
internal sealed record Said(int Code, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string[] ErrorCodes => [.. Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()!)];
}

/// <summary>Calls the host inside the test process, in a folder of its own.</summary>
internal sealed class Console : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("insurance-host-").FullName;

    public Said Call(string line, string input = "") => Call(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), input);

    public Said Call(string[] args, string input = "")
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var reader = new StringReader(input);
        var code = new Host(output, error, reader, Directory).Run(args);
        return new Said(code, output.ToString(), error.ToString());
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Directory, name), text);
        return name;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
