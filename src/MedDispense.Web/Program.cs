using MedDispense.Web.Hosting;

try
{
    return await Run.Async(StartOptions.Parse(args));
}
catch (UsageException usage)
{
    await Console.Error.WriteLineAsync(usage.Message);
    return 2;
}
