namespace Insurance.ConsoleHost.Reconcile;

/// <summary>One of the lists cannot be read on; the message names the line and never repeats what stands there.</summary>
internal sealed class ListFault(int code, CallError error) : Exception(error.Message)
{
    /// <summary>A list that is no list, or a field that does not parse.</summary>
    public static ListFault Called(string code, string list, string message) => new(Answer.WrongCall, new CallError(code, list, message));

    /// <summary>A field that parses and is not allowed.</summary>
    public static ListFault Refused(string code, string list, string message) => new(Answer.Refused, new CallError(code, list, message));

    /// <summary>Says it and gives the exit code.</summary>
    public int Tell(Answer answer) => code == Answer.Refused ? answer.Refuse(error) : answer.Called([error]);
}
