using MedDispense.Web.Hosting;

try
{
    return await Run.Async(StartOptions.Parse(args));
}
catch (UsageException usage)
{
    await Console.Error.WriteLineAsync(usage.Message);
    return ExitCode.Usage;
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return ExitCode.Refused;
}
