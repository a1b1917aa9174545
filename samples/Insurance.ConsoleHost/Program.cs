using System.Text;
using Insurance.ConsoleHost;

// Chinese text comes out the same wherever the host runs.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return new Host(Console.Out, Console.Error, StandardInput.Open(), Directory.GetCurrentDirectory()).Run(args);
