process.env['DAMSON_MASTER_KEY'] ??= Buffer.alloc(32, 7).toString('base64');
process.env['LOG_LEVEL'] ??= 'silent';
